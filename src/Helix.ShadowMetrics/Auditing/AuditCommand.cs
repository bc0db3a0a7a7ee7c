namespace Helix.ShadowMetrics.Auditing;

/// <summary><c>--verify-audit</c>: says whether the audit trail is sound.</summary>
internal static class AuditCommand
{
    /// <summary>Verifies a trail.</summary>
    /// <returns>The exit code: 0 sound, or none yet; 1 not sound; 2 not readable.</returns>
    public static async Task<int> RunAsync(string path, TextWriter output)
    {
        try
        {
            var result = AuditVerifier.Verify(path);
            await output.WriteLineAsync(result.Describe(path));
            return result.IsSound ? 0 : 1;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            await output.WriteLineAsync($"{path}: there is no audit trail; nothing has been audited.");
            return 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"{path}: cannot be read: {failure.Message}");
            return 2;
        }
    }
}
