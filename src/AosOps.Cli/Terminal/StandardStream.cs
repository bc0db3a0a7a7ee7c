namespace AosOps.Cli.Terminal;

/// <summary>Opens the standard output and error streams.</summary>
internal static class StandardStream
{
    /// <summary>Opens the standard output.</summary>
    public static Stream Output() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new DescriptorStream(1);

    /// <summary>Opens the standard error.</summary>
    public static Stream Error() => OperatingSystem.IsWindows() ? Console.OpenStandardError() : new DescriptorStream(2);
}
