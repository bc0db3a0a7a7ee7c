namespace AosOps.Helix;

/// <summary>One assignment of a unit file.</summary>
/// <param name="Section">The section, for example <c>Service</c>; empty before the first.</param>
/// <param name="Key">The name, for example <c>ExecStart</c>.</param>
/// <param name="Value">The value, continuation lines joined by a blank each.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="LastLine">The line on which it ends.</param>
public sealed record UnitAssignment(string Section, string Key, string Value, int Line, int LastLine);
