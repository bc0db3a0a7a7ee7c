namespace AosOps.Benchmarks.Services;

/// <summary>A web program to measure.</summary>
/// <param name="Label">What the table calls it.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments, given the port that it is to listen on.</param>
internal sealed record ServerCommand(string Label, string Program, Func<int, string[]> Arguments);
