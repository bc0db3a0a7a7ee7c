using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>Pairs golden files.</summary>
internal static class GoldenPairing
{
    /// <summary>Pairs two files.</summary>
    public static GoldenPair OfFiles(string reference, string difference) => new(GoldenFolder.RunId(reference), reference, difference);

    /// <summary>Pairs the files of two directories by their names, which are run id and kind.</summary>
    /// <returns>The pairs in the order of the names, also those of which one file is missing.</returns>
    /// <exception cref="AosException">A directory cannot be listed, or neither has golden files.</exception>
    public static List<GoldenPair> OfDirectories(string reference, string difference)
    {
        var listing = Task.Run(() => GoldenFolder.List(difference));
        var inReference = GoldenFolder.List(reference);
        var inDifference = listing.GetAwaiter().GetResult();
        if (inReference.Count + inDifference.Count == 0)
            throw NoFiles(reference, difference);
        return Merge(reference, inReference, difference, inDifference);
    }

    private static List<GoldenPair> Merge(string reference, List<string> inReference, string difference, List<string> inDifference)
    {
        var pairs = new List<GoldenPair>(Math.Max(inReference.Count, inDifference.Count));
        for (int a = 0, b = 0; a < inReference.Count || b < inDifference.Count;)
        {
            var order = a == inReference.Count ? 1
                : b == inDifference.Count ? -1
                : string.CompareOrdinal(inReference[a], inDifference[b]);
            var name = order <= 0 ? inReference[a] : inDifference[b];
            pairs.Add(new GoldenPair(
                GoldenFolder.RunId(name),
                order <= 0 ? Path.Join(reference, name) : null,
                order >= 0 ? Path.Join(difference, name) : null));
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
        }

        return pairs;
    }

    private static AosException NoFiles(string reference, string difference) =>
        new(ErrorIds.GoldenFileNotFound, FailureKind.NotFound, $"Neither '{reference}' nor '{difference}' has golden files.")
        {
            FilePath = reference,
            Remedy = $"Name run directories, or folders of *{ShadowGoldenFile.Extension} or *{GoldenFolder.StepsExtension} files.",
        };
}
