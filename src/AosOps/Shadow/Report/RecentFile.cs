using System.Globalization;

namespace AosOps.Shadow;

/// <summary>A file that was written lately.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="WrittenAt">When it was written, local time.</param>
public sealed record RecentFile(string Path, long Bytes, DateTimeOffset WrittenAt)
{
    /// <summary>The file in a line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{WrittenAt:yyyy-MM-ddTHH:mm:ssK} {Path} ({Bytes} bytes)");
}
