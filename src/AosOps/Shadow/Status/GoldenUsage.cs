using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>How many golden files a run has, and how large they are together.</summary>
/// <param name="Files">The files.</param>
/// <param name="Bytes">The sum of their sizes.</param>
public sealed record GoldenUsage(long Files, long Bytes)
{
    private const int SampleFiles = 64;

    /// <summary>Counts the golden files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <returns>The count.</returns>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static GoldenUsage Of(string folder, CancellationToken cancellationToken) => Count(folder, long.MaxValue, cancellationToken);

    /// <summary>
    /// Says whether the golden files of a folder are larger than a limit. Where a sample of them is so small that a
    /// folder as large as this one cannot hold enough of its kind, the others are not asked one by one.
    /// </summary>
    internal static bool Exceeds(string folder, long limit, CancellationToken token)
    {
        var sample = Count(folder, SampleFiles, token);
        if (sample.Files < SampleFiles || sample.Bytes > limit)
            return sample.Bytes > limit;
        var most = FileStatus.Of(folder)?.Size ?? 0;
        var isSmall = most > 0 && most * (double)(sample.Bytes / SampleFiles) <= limit;
        return !isSmall && Of(folder, token).Bytes > limit;
    }

    private static GoldenUsage Count(string folder, long most, CancellationToken token)
    {
        try
        {
            using var counter = new GoldenCounter(folder);
            while (counter.Files < most && counter.MoveNext())
                token.ThrowIfCancellationRequested();
            return new GoldenUsage(counter.Files, counter.Bytes);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }
}
