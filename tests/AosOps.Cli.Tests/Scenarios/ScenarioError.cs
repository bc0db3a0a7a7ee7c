namespace AosOps.Cli.Tests.Scenarios;

/// <summary>An error that a scenario must give.</summary>
/// <param name="Id">Its fully qualified id.</param>
/// <param name="Category">Its category.</param>
public sealed record ScenarioError(string Id, string Category);
