namespace AosOps.Golden.Causes;

/// <summary>What the name of a skill says about what may make its output differ.</summary>
internal static class SkillKind
{
    private static readonly string[] ExternalWords =
        ["http", "api", "external", "fetch", "webhook", "url", "request", "db", "sql", "grpc", "rpc", "email", "queue"];

    private static readonly string[] RandomWords = ["llm", "random", "rand", "rng", "uuid", "sample", "shuffle"];

    /// <summary>Says whether a skill asks another system.</summary>
    public static bool IsExternal(string? skill) => Has(skill, ExternalWords);

    /// <summary>Says whether a skill draws random values, as a language model does.</summary>
    public static bool IsRandom(string? skill) => Has(skill, RandomWords);

    /// <summary>A stub or a mock only bears the name of what it stands for.</summary>
    private static bool Has(string? skill, string[] words) =>
        skill is not null
        && !LeafClassifier.HasWord(skill, "stub") && !LeafClassifier.HasWord(skill, "mock")
        && words.Any(word => LeafClassifier.HasWord(skill, word));
}
