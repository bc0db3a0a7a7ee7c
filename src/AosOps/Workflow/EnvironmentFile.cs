using System.Text;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Workflow;

/// <summary>A service's environment file: lines <c>KEY=value</c>, as systemd's <c>EnvironmentFile=</c> and Docker's <c>--env-file</c> read them.</summary>
public static class EnvironmentFile
{
    private const string Export = "export ";

    /// <summary>
    /// Sets a variable. Its lines are replaced, or one is added at the end; every other byte, and the file's mode,
    /// stays. A symbolic link stays one: the file that it leads to is written.
    /// </summary>
    /// <param name="path">The file. Where it does not exist it is created.</param>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value, without quotes or line ends.</param>
    /// <param name="cancellationToken">Ends the write; the old content stays.</param>
    /// <returns>A task that ends when the file is on disk.</returns>
    /// <exception cref="AosException">The file cannot be read or written.</exception>
    public static async Task SetAsync(string path, string name, string value, CancellationToken cancellationToken = default)
    {
        var target = Target(path);

        // Latin-1 maps each byte to a character and back, so whatever encoding the rest has survives.
        var text = Encoding.Latin1.GetString(ReadAll(target));
        var changed = Encoding.Latin1.GetBytes(Replace(text, name, $"{name}={value}"));
        await AtomicFile.WriteAsync(target, async (stream, token) => await stream.WriteAsync(changed, token), cancellationToken);
    }

    /// <summary>Reads a variable.</summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <param name="name">The variable.</param>
    /// <returns>Its value without quotes, the last one where it is set more than once; null where it is not set.</returns>
    /// <exception cref="AosException">The file cannot be read.</exception>
    public static string? Get(string path, string name)
    {
        string? value = null;
        foreach (var (content, _) in Lines(Encoding.Latin1.GetString(ReadAll(Target(path)))))
        {
            if (NameOf(content).SequenceEqual(name))
                value = content[(content.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Trim('"', '\'');
        }

        return value;
    }

    private static string Replace(string text, string name, string line)
    {
        var result = new StringBuilder(text.Length + line.Length + 1);
        var found = false;
        foreach (var (content, end) in Lines(text))
        {
            var isVariable = NameOf(content).SequenceEqual(name);
            result.Append(isVariable ? line : content).Append(end);
            found |= isVariable;
        }

        if (found)
            return result.ToString();
        if (result.Length > 0 && result[^1] != '\n')
            result.Append('\n');
        return result.Append(line).Append('\n').ToString();
    }

    private static IEnumerable<(string Content, string End)> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var lineFeed = text.IndexOf('\n', start);
            var next = lineFeed < 0 ? text.Length : lineFeed + 1;
            var content = text[start..next].TrimEnd('\r', '\n');
            yield return (content, text[(start + content.Length)..next]);
            start = next;
        }
    }

    private static ReadOnlySpan<char> NameOf(string line)
    {
        var name = line.AsSpan(0, Math.Max(0, line.IndexOf('='))).Trim();
        return name.StartsWith(Export) ? name[Export.Length..].Trim() : name;
    }

    private static string Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            return path;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause);
        }
    }

    private static byte[] ReadAll(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : [];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause);
        }
    }
}
