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

    /// <summary>The path of a new archive.</summary>
    /// <param name="directory">The archive directory.</param>
    /// <param name="createdAt">The time, local.</param>
    /// <param name="run">The run.</param>
    /// <param name="attempt">How many names were taken already: the next one gets a number.</param>
    public static string Create(string directory, DateTime createdAt, string run, int attempt)
    {
        var number = attempt == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{attempt + 1}");
        return Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{createdAt.ToString(TimeFormat, CultureInfo.InvariantCulture)}_{run}{number}{Extension}"));
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
