namespace AosOps.Soak;

/// <summary>
/// How often a test that is long by nature repeats itself. Such tests bear <c>[Trait("Category", "Soak")]</c>;
/// <c>./build.sh soak</c> runs them alone and at full length.
/// </summary>
internal static class SoakRounds
{
    private const string Variable = "AOSOPS_SOAK";

    /// <summary>The number of rounds.</summary>
    /// <param name="ci">In an ordinary run of the tests.</param>
    /// <param name="soak">Where the environment variable <c>AOSOPS_SOAK</c> is 1.</param>
    public static int Of(int ci, int soak) => Environment.GetEnvironmentVariable(Variable) == "1" ? soak : ci;
}
