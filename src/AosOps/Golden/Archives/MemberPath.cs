namespace AosOps.Golden.Archives;

/// <summary>The paths of members, which anybody may have written.</summary>
internal static class MemberPath
{
    /// <summary>Brings a path into its plain form: no <c>./</c> before it, no empty or <c>.</c> parts, no slash at its end.</summary>
    /// <returns>The path; null where it is absolute, leads upwards, or is no path at all.</returns>
    public static string? Normalize(string path)
    {
        if (path.Length == 0 || path[0] == '/' || path.Contains('\0'))
            return null;
        if (!path.Contains("./", StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal) && path[^1] is not ('/' or '.'))
            return path;
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static part => part != ".").ToList();
        return parts.Contains("..") ? null : string.Join('/', parts);
    }
}
