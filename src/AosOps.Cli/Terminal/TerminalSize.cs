using System.Runtime.InteropServices;

namespace AosOps.Cli.Terminal;

/// <summary>Asks whether there is a terminal, and how wide it is.</summary>
/// <remarks>On Linux it is asked directly: the console of the base library takes longer to load, and would first switch its keypad mode.</remarks>
internal static partial class TerminalSize
{
    private const int Narrowest = 20;
    private const int Usual = 80;
    private const nuint GetWindowSize = 0x5413;

    /// <summary>Whether the standard output, or the standard error, is a terminal.</summary>
    /// <param name="descriptor">1 or 2.</param>
    public static bool IsTerminal(int descriptor) =>
        OperatingSystem.IsLinux() ? IoControl(descriptor, GetWindowSize, out _) == 0
        : descriptor == 1 ? !Console.IsOutputRedirected
        : !Console.IsErrorRedirected;

    /// <summary>The columns of the terminal behind the standard output, or behind the standard error.</summary>
    /// <param name="descriptor">1 or 2.</param>
    public static int Width(int descriptor)
    {
        var width = OperatingSystem.IsLinux()
            ? IoControl(descriptor, GetWindowSize, out var size) == 0 ? size.Columns : Usual
            : Console.WindowWidth;
        return Math.Max(width == 0 ? Usual : width, Narrowest);
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoControl(int descriptor, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        public readonly ushort Width;
        public readonly ushort Height;
    }
}
