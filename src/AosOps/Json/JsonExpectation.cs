namespace AosOps.Json;

/// <summary>What the grammar allows next.</summary>
internal enum JsonExpectation : byte
{
    Value,
    FirstElement,
    FirstName,
    Name,
    Separator,
    Nothing,
}
