using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>
/// Lists what is or may be signed: the golden files of shadow runs and of the engine, the engine's older golden files
/// (<c>.json</c>, signed inside), and signatures whose golden file is not there.
/// </summary>
internal static class SignatureListing
{
    private const string JsonExtension = ".json";

    /// <summary>Says whether a golden file may hold its signature inside.</summary>
    public static bool IsJson(string name) => name.EndsWith(JsonExtension, StringComparison.Ordinal);

    /// <summary>Lists the golden files that paths mean, each once.</summary>
    /// <param name="paths">Golden files, signatures (their golden files are meant), golden folders or run directories.</param>
    /// <param name="observer">Is told of a directory that cannot be listed; the others go on.</param>
    /// <returns>The full paths of golden files; of an orphaned signature, where its golden file would be.</returns>
    public static List<string> Find(IEnumerable<string> paths, IOperationObserver observer)
    {
        var found = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path);
            foreach (var file in Directory.Exists(full) ? List(GoldenFolder.Find(full), observer) : [WithoutSignature(full)])
            {
                if (known.Add(file))
                    found.Add(file);
            }
        }

        return found;
    }

    private static List<string> List(string directory, IOperationObserver observer)
    {
        try
        {
            using var handle = DirectoryHandle.Open(directory);
            using var entries = handle.Entries();
            var known = new HashSet<string>(StringComparer.Ordinal);
            while (entries.MoveNext())
            {
                var name = entries.Text;
                // What is hidden is being written, or nobody's golden file.
                if (name[0] != '.' && IsSignedOrSignature(name) && !entries.IsDirectory)
                    known.Add(WithoutSignature(name));
            }

            List<string> names = [.. known];
            names.Sort(StringComparer.Ordinal);
            return names.ConvertAll(name => Path.Join(directory, name));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            observer.Fail(AosException.FromFile(directory, cause), directory);
            return [];
        }
    }

    private static string WithoutSignature(string name) =>
        name.EndsWith(GoldenFile.SignatureExtension, StringComparison.Ordinal) ? name[..^GoldenFile.SignatureExtension.Length] : name;

    private static bool IsSignedOrSignature(ReadOnlySpan<char> name)
    {
        var golden = name.EndsWith(GoldenFile.SignatureExtension, StringComparison.Ordinal) ? name[..^GoldenFile.SignatureExtension.Length] : name;
        return golden.EndsWith(JsonExtension, StringComparison.Ordinal) || golden.EndsWith(GoldenFolder.StepsExtension, StringComparison.Ordinal);
    }
}
