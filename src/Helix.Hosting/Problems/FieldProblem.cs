namespace Helix.Hosting.Problems;

/// <summary>What is wrong with one part of a request (the shape that RFC 9457, section 3, shows).</summary>
/// <param name="Pointer">Which field of the body, as a JSON pointer in a fragment: <c>#/timezone</c>; <c>#</c> is the whole body. Null where it is not in the body.</param>
/// <param name="Detail">What is wrong with it.</param>
/// <param name="Code">The kind of fault, for programs, or null.</param>
public sealed record FieldProblem(string? Pointer, string Detail, string? Code = null)
{
    /// <summary>Which parameter of the query, or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>Which header, or null.</summary>
    public string? Header { get; init; }

    /// <summary>Describes a member of the body, whose name may hold anything (RFC 6901 says how it is escaped).</summary>
    public static FieldProblem Of(string field, string detail, string? code = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        var escaped = field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return new FieldProblem("#/" + Uri.EscapeDataString(escaped), detail, code);
    }

    /// <summary>Describes the body as a whole.</summary>
    public static FieldProblem OfBody(string detail, string? code = null) => new("#", detail, code);

    /// <summary>Describes a parameter of the query.</summary>
    public static FieldProblem OfParameter(string name, string detail, string? code = null) => new(null, detail, code) { Parameter = name };

    /// <summary>Describes a header.</summary>
    public static FieldProblem OfHeader(string name, string detail, string? code = null) => new(null, detail, code) { Header = name };
}
