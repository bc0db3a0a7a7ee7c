namespace AosOps.IO;

/// <summary>
/// Names of a directory, as the bytes that they are, one behind the other in one array: a million of them take the room
/// of their letters.
/// </summary>
internal sealed class NameList
{
    private const int FirstBytes = 64 * 1024;

    private readonly List<int> ends = [];
    private byte[] bytes = new byte[FirstBytes];
    private int used;

    /// <summary>Says whether a name is wanted.</summary>
    public delegate bool Predicate(ReadOnlySpan<byte> name);

    /// <summary>The number of names.</summary>
    public int Count => ends.Count;

    /// <summary>A name, without its end.</summary>
    public ReadOnlySpan<byte> this[int index] => Terminated(index)[..^1];

    /// <summary>A name with a zero byte at its end, as system calls want it.</summary>
    public ReadOnlySpan<byte> Terminated(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return bytes.AsSpan(start, ends[index] - start);
    }

    /// <summary>Reads the names of ordinary files, and of what the file system does not say the type of.</summary>
    /// <param name="entries">Goes over the directory.</param>
    /// <param name="isWanted">Says which names to keep.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public static NameList Read(DirectoryReader entries, Predicate isWanted, CancellationToken cancellationToken)
    {
        var names = new NameList();
        while (entries.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entries.Type is EntryType.File or EntryType.Unknown && isWanted(entries.Name))
                names.Add(entries.TerminatedName);
        }

        return names;
    }

    /// <summary>Adds a name.</summary>
    /// <param name="terminated">The name, with a zero byte at its end.</param>
    public void Add(ReadOnlySpan<byte> terminated)
    {
        if (bytes.Length - used < terminated.Length)
            Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, Array.MaxLength));
        terminated.CopyTo(bytes.AsSpan(used));
        used += terminated.Length;
        ends.Add(used);
    }
}
