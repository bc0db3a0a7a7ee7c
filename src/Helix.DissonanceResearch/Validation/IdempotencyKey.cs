using Helix.DissonanceResearch.Entries;
using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Validation;

/// <summary>
/// The header by which a client marks a submission that it may send again (draft-ietf-httpapi-idempotency-key-header). The
/// draft wants a string in quotes; most clients send the bare text, and both mean the same here. A key is kept as long
/// as its entry.
/// </summary>
internal static class IdempotencyKey
{
    /// <summary>The name of the header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key, in characters.</summary>
    public const int Longest = 255;

    /// <summary>Reads the key of a request.</summary>
    /// <param name="headers">The headers of the request.</param>
    /// <param name="key">The key, or null where there is none.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static FieldProblem? Read(IHeaderDictionary headers, out string? key)
    {
        key = null;
        var values = headers[Header];
        if (values.Count == 0)
            return null;
        if (values.Count > 1)
            return FieldProblem.OfHeader(Header, "is given more than once", FaultCodes.Duplicate);
        var text = Unquote(values[0]!);
        if (text.Length is 0 or > Longest)
            return FieldProblem.OfHeader(Header, $"must have 1 to {Longest} characters", text.Length == 0 ? FaultCodes.Invalid : FaultCodes.TooLong);
        if (text.AsSpan().ContainsAnyExceptInRange(' ', '~') || text.AsSpan().ContainsAny('"', '\\'))
            return FieldProblem.OfHeader(Header, "must be of printable ASCII characters, without quotes and backslashes in it", FaultCodes.Invalid);
        key = text;
        return null;
    }

    /// <summary>The fault of a key that another submission had.</summary>
    /// <param name="entry">The entry of that submission.</param>
    public static FieldProblem Reused(TimeEntry entry) => FieldProblem.OfHeader(
        Header, $"was used for entry {entry.Id}, which says something else; a new submission needs a new key", FaultCodes.KeyReused);

    private static string Unquote(string text) =>
        text.Length >= 2 && text.StartsWith('"') && text.EndsWith('"') ? text[1..^1] : text;
}
