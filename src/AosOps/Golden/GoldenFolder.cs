using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>A folder of golden files.</summary>
internal static class GoldenFolder
{
    /// <summary>What the golden files of the workflow engine end in.</summary>
    public const string StepsExtension = ".steps.jsonl";

    /// <summary>The folder of the golden files that a path means: its <c>golden</c> folder where it has one, else itself.</summary>
    public static string Find(string path)
    {
        var golden = Path.Combine(path, "golden");
        return Directory.Exists(golden) ? golden : path;
    }

    /// <summary>The run id in the name of a golden file.</summary>
    public static string RunId(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var extension in (ReadOnlySpan<string>)[ShadowGoldenFile.Extension, StepsExtension])
        {
            if (name.EndsWith(extension, StringComparison.Ordinal))
                return name[..^extension.Length];
        }

        return Path.GetFileNameWithoutExtension(name);
    }

    /// <summary>Lists the names of the golden files of a folder, in ordinal order.</summary>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static List<string> List(string directory)
    {
        try
        {
            var names = new List<string>();
            using var handle = DirectoryHandle.Open(directory);
            using var entries = handle.Entries();
            while (entries.MoveNext())
            {
                // A directory of the name is a golden file that cannot be read.
                if (IsGolden(entries.Name))
                    names.Add(entries.Text);
            }

            names.Sort(StringComparer.Ordinal);
            return names;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(directory, cause);
        }
    }

    /// <summary>Says whether something is a golden file of a shadow run, or a symbolic link to one.</summary>
    public static bool IsShadowFile(DirectoryReader entry) => HasShadowName(entry.Name) && !entry.IsDirectory;

    /// <summary>Says whether a name is that of a golden file of a shadow run. What is hidden is not.</summary>
    public static bool HasShadowName(ReadOnlySpan<byte> name) => name.EndsIn(".golden.json"u8) && name[0] != '.';

    private static bool IsGolden(ReadOnlySpan<byte> name) => HasShadowName(name) || (name.EndsIn(".steps.jsonl"u8) && name[0] != '.');
}
