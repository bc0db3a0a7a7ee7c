using System.Management.Automation;

namespace AosOps.Commands;

/// <summary>Wants a length of time that is longer than none.</summary>
public sealed class ValidatePositiveAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not TimeSpan { Ticks: > 0 })
            throw new ValidationMetadataException($"'{arguments}' is not longer than no time at all.");
    }
}
