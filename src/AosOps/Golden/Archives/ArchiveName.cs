using System.Globalization;

namespace AosOps.Golden.Archives;

/// <summary>The name of an archive: <c>golden_YYYYMMDD_HHMMSS_RUN.tgz</c>, local time.</summary>
/// <param name="CreatedAt">When it was begun, in local time; null where the name does not say.</param>
/// <param name="Run">The run; empty where the name does not say.</param>
internal sealed record ArchiveName(DateTime? CreatedAt, string Run)
{
    /// <summary>The pattern of the names of archives.</summary>
    public const string Pattern = "*" + Extension;

    private const string Extension = ".tgz";
    private const string TimeFormat = "yyyyMMdd_HHmmss";
    private const string Prefix = "golden_";

    /// <summary>The path of a new archive, at which there is nothing.</summary>
    /// <param name="directory">The archive directory.</param>
    /// <param name="createdAt">The time, local.</param>
    /// <param name="run">The run.</param>
    public static string CreateFree(string directory, DateTime createdAt, string run)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{createdAt.ToString(TimeFormat, CultureInfo.InvariantCulture)}_{run}");
        var path = Path.Combine(directory, name + Extension);
        for (var number = 2; Path.Exists(path); number++)
            path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}{Extension}"));
        return path;
    }

    /// <summary>Reads a name.</summary>
    public static ArchiveName Parse(string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        var run = Prefix.Length + TimeFormat.Length + 1;
        return name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal) && name.Length > run + Extension.Length
            && name[run - 1] == '_'
            && DateTime.TryParseExact(name.Slice(Prefix.Length, TimeFormat.Length), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? new ArchiveName(time, name[run..^Extension.Length].ToString())
                : new ArchiveName(null, "");
    }
}
