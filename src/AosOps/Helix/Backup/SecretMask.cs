using System.Text;
using System.Text.RegularExpressions;

namespace AosOps.Helix;

/// <summary>
/// Takes secrets out of unit files and environment files: values of variables and options whose names say that they are
/// secret, credentials that a unit sets, and passwords in addresses and connection strings, in comments too. Where it is
/// not clear where a secret ends, more is taken rather than less; everything else stays as it is.
/// </summary>
public static partial class SecretMask
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "********";

    private const string Names = "TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|[_-]PASS|PWD|CREDENTIAL|API[_-]?KEY|ACCESS[_-]?KEY|(PRIVATE|SIGNING|ENCRYPTION|MASTER)[_-]?KEY|POSTGRES|DSN|CONNECTION[_-]?STRING|DATABASE_URL|WEBHOOK";

    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex("(?<name>[A-Z0-9_.-]*(" + Names + ")[A-Z0-9_.-]*)[ \\t]*(?<between>=|[ \\t])[ \\t]*", Linear)]
    private static partial Regex Named { get; }

    [GeneratedRegex("://[^/\\s:@\"']*:(?<password>[^\\s\"']+)@", Linear)]
    private static partial Regex InAddress { get; }

    /// <summary>Takes the secrets out of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many were taken out.</param>
    /// <returns>The text without them.</returns>
    public static string Apply(string text, out int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        var position = 0;
        count = 0;
        for (var match = Named.Match(text); match.Success; match = Named.Match(text, position))
        {
            var end = match.Index + match.Length;
            result.Append(text, position, end - position);
            position = end;
            if (!IsSecret(match))
                continue;
            position = EndOfValue(text, match);
            if (position == end)
                continue;
            result.Append(Mask);
            count++;
        }

        result.Append(text, position, text.Length - position);
        var addresses = 0;
        var masked = InAddress.Replace(result.ToString(), match =>
        {
            addresses++;
            var password = match.Groups["password"];
            return match.Value[..(password.Index - match.Index)] + Mask + "@";
        });
        count += addresses;
        return masked;
    }

    private static bool IsSecret(Match match)
    {
        // A name that ends in _FILE says where the secret lies, not what it is.
        var name = match.Groups["name"].Value;
        if (name.EndsWith("FILE", StringComparison.OrdinalIgnoreCase) || name.EndsWith("PATH", StringComparison.OrdinalIgnoreCase))
            return false;
        // A blank joins an option and its value; between other words it means nothing.
        return match.Groups["between"].Value == "=" || name.StartsWith("--", StringComparison.Ordinal);
    }

    /// <summary>The end of a value: of the line where its name begins one, else of the word.</summary>
    private static int EndOfValue(string text, Match match)
    {
        var nameStart = match.Index;
        var lineStart = nameStart == 0 ? 0 : text.LastIndexOf('\n', nameStart - 1) + 1;
        var before = text.AsSpan(lineStart, nameStart - lineStart);
        var isLine = before.Trim(" \t#;").IsEmpty || before.Trim(" \t#;").SequenceEqual("export");
        var quote = before.IsEmpty || before[^1] is not ('"' or '\'') ? '\0' : before[^1];
        return Scan(text, match.Index + match.Length, quote, isLine);
    }

    private static int Scan(string text, int position, char quote, bool isLine)
    {
        // The quote that was open before the name ends the value.
        var outer = quote;
        for (; position < text.Length; position++)
        {
            var character = text[position];
            if (character == '\\' && position + 1 < text.Length)
                position++;
            else if (quote != '\0' && character == quote)
            {
                if (outer != '\0')
                    return position;
                quote = '\0';
            }
            else if (quote == '\0' && character is '"' or '\'')
                quote = character;
            else if (quote == '\0' && (character == '\n' || (!isLine && character is ' ' or '\t')))
                return position;
        }

        return text.Length;
    }
}
