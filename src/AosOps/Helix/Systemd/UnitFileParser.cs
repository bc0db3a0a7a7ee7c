using System.Text;

namespace AosOps.Helix;

/// <summary>
/// Reads unit files as systemd does (systemd.syntax(7)): sections, <c>Key=Value</c>, comments that begin with # or ;, a
/// backslash at the end of a line that continues it on the next, comments between continued lines. Anything else is noted
/// and ignored; no input fails.
/// </summary>
public static class UnitFileParser
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>What it says.</returns>
    public static UnitFile Parse(string path, ReadOnlySpan<byte> content)
    {
        var reading = new Reading();
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        while (!content.IsEmpty)
        {
            var end = content.IndexOf((byte)'\n');
            reading.Line(end < 0 ? content : content[..end]);
            content = end < 0 ? [] : content[(end + 1)..];
        }

        return reading.End(path);
    }

    private sealed class Reading
    {
        private readonly List<UnitAssignment> assignments = [];
        private readonly List<string> faults = [];
        private StringBuilder? continued;
        private string section = "";
        private int number;
        private int first;

        public void Line(ReadOnlySpan<byte> bytes)
        {
            number++;
            if (Decode(bytes) is not { } text)
            {
                faults.Add($"line {number} is not UTF-8");
                return;
            }

            text = text.TrimStart(' ', '\t', '\r');
            if (text.StartsWith('#') || text.StartsWith(';'))
                return;
            if (continued is null)
                first = number;
            // Trailing blanks hide a backslash from people, not from systemd: the line goes on only where it is the last character.
            var goesOn = EndsInBackslash(text);
            if (goesOn)
                text = text[..^1] + " ";
            if (continued is null && !goesOn)
                Assign(text);
            else
                Continue(text, goesOn);
        }

        public UnitFile End(string path)
        {
            var isOpen = continued is not null;
            if (isOpen)
                Continue("", goesOn: false);
            return new UnitFile(path, assignments, faults, isOpen);
        }

        private void Continue(string text, bool goesOn)
        {
            (continued ??= new StringBuilder()).Append(text);
            if (goesOn)
                return;
            var whole = continued.ToString();
            continued = null;
            Assign(whole);
        }

        private void Assign(string text)
        {
            var line = text.AsSpan().Trim(" \t\r");
            if (line.IsEmpty)
                return;
            if (line[0] == '[')
            {
                EnterSection(line);
                return;
            }

            var equals = line.IndexOf('=');
            if (equals <= 0)
                faults.Add($"line {first} is no assignment");
            else
                assignments.Add(new UnitAssignment(section, line[..equals].TrimEnd(" \t").ToString(), line[(equals + 1)..].TrimStart(" \t").ToString(), first, number));
        }

        private void EnterSection(ReadOnlySpan<char> line)
        {
            if (line[^1] == ']')
                section = line[1..^1].ToString();
            else
                faults.Add($"line {first} is no section");
        }

        // An escaped backslash at the end is a backslash, not a continuation.
        private static bool EndsInBackslash(string text)
        {
            var count = 0;
            while (count < text.Length && text[^(count + 1)] == '\\')
                count++;
            return count % 2 == 1;
        }

        private static string? Decode(ReadOnlySpan<byte> bytes)
        {
            try
            {
                return Strict.GetString(bytes.EndsWith("\r"u8) ? bytes[..^1] : bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }
}
