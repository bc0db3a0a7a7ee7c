using System.Management.Automation;
using AosOps.Cli.Rendering;

namespace AosOps.Cli.Terminal;

/// <summary>Shows progress on the last line of a terminal, and takes it away for everything else that is written.</summary>
internal sealed class ProgressLine(Utf8Output output, int width)
{
    private const int BarWidth = 20;
    private const string Erase = "\r\e[2K";

    private bool shown;

    public void Show(ProgressRecord record)
    {
        Clear();
        if (record.RecordType == ProgressRecordType.Completed)
            return;
        output.Write(Ansi.Truncate(Text(record), width - 1));
        output.Flush();
        shown = true;
    }

    public void Clear()
    {
        if (!shown)
            return;
        output.Write(Erase);
        output.Flush();
        shown = false;
    }

    private static string Text(ProgressRecord record)
    {
        var text = $"{record.Activity}: {record.StatusDescription}";
        if (record.PercentComplete >= 0)
        {
            var filled = record.PercentComplete * BarWidth / 100;
            text += $" [{new string('#', filled)}{new string(' ', BarWidth - filled)}] {record.PercentComplete}%";
        }

        return record.SecondsRemaining < 0 ? text : $"{text}, {TimeSpan.FromSeconds(record.SecondsRemaining):c} left";
    }
}
