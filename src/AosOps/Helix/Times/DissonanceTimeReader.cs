using System.Runtime.CompilerServices;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Reads the entries of Helix Dissonance Research, a page at a time.</summary>
/// <param name="research">The service.</param>
public sealed class DissonanceTimeReader(IDissonanceResearch research)
{
    /// <summary>Gives all entries that are wanted, in the order of the service. Only one page is in memory.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="observer">Is told how far it is.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>The entries, streamed.</returns>
    /// <exception cref="AosException">The service cannot be asked, goes round in circles, or lists no entries at all.</exception>
    public async IAsyncEnumerable<DissonanceEntry> ReadAsync(
        DissonanceQuery query, IOperationObserver observer, [EnumeratorCancellation] CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(observer);
        string? cursor = null;
        long read = 0;
        do
        {
            var page = await research.GetPageAsync(query, cursor, token);
            foreach (var entry in page.Items)
                yield return entry;
            if (page.NextCursor is { } next && next == cursor)
                throw EndpointException.Invalid(research.Endpoint.AbsoluteUri, "its next page is the page itself");
            cursor = page.NextCursor;
            read += page.Items.Count;
            observer.Report(new OperationProgress("Reading time entries", $"{read:N0} entries"));
        }
        while (cursor is not null);
    }
}
