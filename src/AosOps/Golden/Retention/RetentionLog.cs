using System.Globalization;
using System.Text;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Retention;

/// <summary>
/// The log of what was done with golden files. It is only ever appended to, one line an action, in the form of the other
/// logs of AOS, with its time, what was done in capitals, and a sentence:
/// <c>[2025-12-02T14:05:31+01:00] REMOVE: 25929 golden files of … removed</c>.
/// </summary>
/// <param name="path">The log. It and its directory are created where they are missing.</param>
/// <param name="clock">Says what time it is, and in which zone.</param>
public sealed class RetentionLog(string path, TimeProvider clock)
{
    /// <summary>Appends a line: on disk when the task ends.</summary>
    /// <param name="action">What was done.</param>
    /// <param name="message">A sentence. Line ends and other control characters in it, as of a file name, are written as <c>\xNN</c>.</param>
    /// <param name="cancellationToken">Ends the write before it begins; a line is never left half written.</param>
    /// <returns>A task that ends when the line is on disk.</returns>
    /// <exception cref="AosException">The log cannot be written.</exception>
    public Task AppendAsync(RetentionAction action, string message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        var time = clock.GetLocalNow().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return Task.Run(() => Append($"[{time}] {action.ToString().ToUpperInvariant()}: {OneLine(message)}\n"), CancellationToken.None);
    }

    /// <summary>Appends a line of what is done already. Where the log cannot be written, as on a full disk, that takes back nothing: it is reported.</summary>
    internal async Task RecordAsync(RetentionAction action, string message, IOperationObserver observer, object target)
    {
        try
        {
            await AppendAsync(action, message, CancellationToken.None);
        }
        catch (AosException failure)
        {
            observer.Fail(failure, target);
        }
    }

    private void Append(string line)
    {
        try
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            AppendedFile.AppendLine(full, Encoding.UTF8.GetBytes(line));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause, writing: true);
        }
    }

    private static string OneLine(string message)
    {
        if (!message.Any(char.IsControl))
            return message;
        var text = new StringBuilder(message.Length);
        foreach (var unit in message)
            _ = char.IsControl(unit) ? text.Append(CultureInfo.InvariantCulture, $"\\x{(int)unit:x2}") : text.Append(unit);
        return text.ToString();
    }
}
