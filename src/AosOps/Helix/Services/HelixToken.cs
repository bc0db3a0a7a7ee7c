using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Finds the bearer token of the services. No message ever holds it.</summary>
public static class HelixToken
{
    /// <summary>The environment variable that holds the token.</summary>
    public const string Variable = "HELIX_TOKEN";

    /// <summary>The environment variable that names a file which holds the token.</summary>
    public const string FileVariable = "HELIX_TOKEN_FILE";

    private const int Longest = 4096;

    /// <summary>Finds the token: in the file that is named, else in the environment.</summary>
    /// <param name="path">A file that holds it, or null.</param>
    /// <param name="variable">Gives the value of an environment variable, or null.</param>
    /// <returns>The token; empty where there is none.</returns>
    /// <exception cref="AosException">The file cannot be read, or what was found is no token.</exception>
    public static string Read(string? path, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (path is null && variable(Variable) is { Length: > 0 } token)
            return Check(token, Variable);
        return (path ?? variable(FileVariable)) is { Length: > 0 } file ? Check(ReadFile(file), $"'{file}'") : "";
    }

    /// <summary>Checks a token: visible ASCII characters, as a header can hold.</summary>
    /// <param name="token">The token; blanks and line ends around it are taken away.</param>
    /// <param name="origin">Where it comes from, for the message.</param>
    /// <returns>The token.</returns>
    /// <exception cref="AosException">It is none.</exception>
    public static string Check(string token, string origin)
    {
        ArgumentNullException.ThrowIfNull(token);
        var trimmed = token.Trim();
        if (trimmed.Length is > 0 and <= Longest && !trimmed.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return trimmed;
        throw new AosException(ErrorIds.HelixTokenInvalid, FailureKind.InvalidArgument, $"The token of {origin} is {(trimmed.Length == 0 ? "empty" : "too long, or has blanks or other characters that no token has")}.")
        {
            Remedy = "A token is one word of visible ASCII characters, alone in its file or variable.",
        };
    }

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(file, cause);
        }
    }
}
