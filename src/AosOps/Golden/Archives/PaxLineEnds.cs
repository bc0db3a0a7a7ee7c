using System.Buffers.Text;

namespace AosOps.Golden.Archives;

/// <summary>
/// Line ends within the values of an extended header of POSIX, such as the path of a file whose name has one. The framework
/// takes every line end for that of a record; it is given another character in their place.
/// </summary>
internal static class PaxLineEnds
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>Puts another character in the place of each line end that belongs to a value.</summary>
    /// <param name="records">The records, each <c>LENGTH KEY=VALUE</c> and a line end (pax, "pax Extended Header").</param>
    /// <returns>That character; null where nothing was replaced.</returns>
    public static char? Replace(Span<byte> records)
    {
        if (Unused(records) is not { } standIn)
            return null;
        char? replaced = null;
        for (var rest = records; Utf8Parser.TryParse(rest, out int length, out var digits) && length > digits && length <= rest.Length && rest[length - 1] == LineEnd;)
        {
            var record = rest[..(length - 1)];
            if (record.Contains(LineEnd))
            {
                record.Replace(LineEnd, standIn);
                replaced = (char)standIn;
            }

            rest = rest[length..];
        }

        return replaced;
    }

    /// <summary>A control character that does not occur; null where every one does.</summary>
    private static byte? Unused(ReadOnlySpan<byte> records)
    {
        for (byte candidate = 1; candidate < LineEnd; candidate++)
        {
            if (!records.Contains(candidate))
                return candidate;
        }

        return null;
    }
}
