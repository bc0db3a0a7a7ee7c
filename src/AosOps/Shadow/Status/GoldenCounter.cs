using System.IO.Enumeration;
using AosOps.Golden;

namespace AosOps.Shadow;

/// <summary>
/// Goes over the golden files of a folder and counts them. It gives the same text for every file, so that a million of
/// them make no garbage.
/// </summary>
/// <param name="folder">The folder.</param>
internal class GoldenCounter(string folder) : FileSystemEnumerator<string>(folder, GoldenFolder.Listing)
{
    /// <summary>The files so far.</summary>
    public long Files { get; private set; }

    /// <summary>The sum of their sizes.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry) =>
        entry.FileName.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal) && !entry.IsDirectory;

    /// <inheritdoc/>
    protected override string TransformEntry(ref FileSystemEntry entry)
    {
        Files++;
        Bytes += entry.Length;
        return string.Empty;
    }
}
