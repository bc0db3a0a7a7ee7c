using System.Runtime.InteropServices;

namespace AosOps.Cli.Terminal;

/// <summary>Asks the terminal how wide it is.</summary>
internal static partial class TerminalSize
{
    private const int Narrowest = 20;
    private const int Usual = 80;
    private const nuint GetWindowSize = 0x5413;

    /// <summary>The columns of the terminal behind the standard output, or behind the standard error.</summary>
    /// <param name="descriptor">1 or 2.</param>
    /// <remarks>On Linux the terminal is asked directly: the console of the base library would first switch its keypad mode.</remarks>
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
