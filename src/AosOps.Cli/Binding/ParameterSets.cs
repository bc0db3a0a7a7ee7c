using System.Numerics;

namespace AosOps.Cli.Binding;

/// <summary>Sets of parameter sets, as bits.</summary>
internal static class ParameterSets
{
    /// <summary>Every set: nothing has been decided yet.</summary>
    public const uint All = uint.MaxValue;

    /// <summary>How many sets are left; 1 where nothing has been decided.</summary>
    public static int Count(uint sets) => sets == All ? 1 : BitOperations.PopCount(sets);
}
