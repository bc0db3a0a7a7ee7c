namespace Helix.Hosting.Problems;

/// <summary>What is wrong with one field of a body (the shape that RFC 9457, section 3, shows).</summary>
/// <param name="Pointer">Which field, as a JSON pointer in a fragment: <c>#/timezone</c>; <c>#</c> is the whole body.</param>
/// <param name="Detail">What is wrong with it.</param>
public sealed record FieldProblem(string Pointer, string Detail)
{
    /// <summary>Describes a member of the body, whose name may hold anything (RFC 6901 says how it is escaped).</summary>
    public static FieldProblem Of(string field, string detail)
    {
        ArgumentNullException.ThrowIfNull(field);
        var escaped = field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return new FieldProblem("#/" + Uri.EscapeDataString(escaped), detail);
    }
}
