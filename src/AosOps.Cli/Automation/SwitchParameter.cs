namespace System.Management.Automation;

/// <summary>A parameter that is true where it is present.</summary>
/// <param name="isPresent">Whether it is.</param>
public readonly struct SwitchParameter(bool isPresent) : IEquatable<SwitchParameter>
{
    /// <summary>A switch that is present.</summary>
    public static SwitchParameter Present => new(isPresent: true);

    /// <summary>Whether it is present, and not <c>:$false</c>.</summary>
    public bool IsPresent { get; } = isPresent;

    /// <summary>Makes a truth value of it.</summary>
    /// <param name="switchParameter">The switch.</param>
    public static implicit operator bool(SwitchParameter switchParameter) => switchParameter.IsPresent;

    /// <summary>Makes a switch of a truth value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SwitchParameter(bool value) => new(value);

    /// <summary>Compares two switches.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <returns>True where they are equal.</returns>
    public static bool operator ==(SwitchParameter first, SwitchParameter second) => first.Equals(second);

    /// <summary>Compares two switches.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <returns>True where they differ.</returns>
    public static bool operator !=(SwitchParameter first, SwitchParameter second) => !first.Equals(second);

    /// <summary>Makes a truth value of it.</summary>
    /// <returns>Whether it is present.</returns>
    public bool ToBool() => IsPresent;

    /// <inheritdoc/>
    public bool Equals(SwitchParameter other) => IsPresent == other.IsPresent;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SwitchParameter other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsPresent.GetHashCode();

    /// <summary>Gives the truth value as text.</summary>
    /// <returns><c>True</c> or <c>False</c>.</returns>
    public override string ToString() => IsPresent.ToString();
}
