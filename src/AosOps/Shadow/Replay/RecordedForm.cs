using System.Buffers.Text;
using System.Text;

namespace AosOps.Shadow;

/// <summary>
/// Compares a golden file with what a run writes for its workflow, byte for byte, without reading it as JSON. Nearly every
/// golden file agrees, and then there is nothing to find out; what does not agree is read and explained.
/// </summary>
/// <param name="content">The bytes of the file.</param>
internal ref struct RecordedForm(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> rest = content;

    /// <summary>Reads the beginning of the file, up to its seed.</summary>
    /// <returns>False where it is laid out in another way.</returns>
    public bool TryReadWorkflow(string runId, IReadOnlyList<string> workflowTypes, out string workflowType, out ulong seed)
    {
        workflowType = "";
        seed = 0;
        return Take("{\n  \"run_id\": \""u8) && Take(runId)
            && Take("\",\n  \"workflow_type\": \""u8) && TakeAny(workflowTypes, out workflowType)
            && Take("\",\n  \"seed\": "u8) && TakeNumber(out seed);
    }

    /// <summary>Compares the rest of the file with an execution of its workflow. The duration may be any.</summary>
    public bool Matches(WorkflowExecution execution)
    {
        if (!Take(",\n  \"step_hashes\": [\n    \""u8))
            return false;
        for (var step = 0; step < execution.StepHashes.Count; step++)
        {
            if ((step > 0 && !Take("\",\n    \""u8)) || !Take(execution.StepHashes[step]))
                return false;
        }

        return Take("\"\n  ],\n  \"workflow_hash\": \""u8) && Take(execution.WorkflowHash)
            && Take("\",\n  \"duration_ms\": "u8) && TakeNumber(out _)
            && rest.SequenceEqual(",\n  \"success\": true,\n  \"error\": null\n}"u8);
    }

    private bool Take(ReadOnlySpan<byte> text)
    {
        if (!rest.StartsWith(text))
            return false;
        rest = rest[text.Length..];
        return true;
    }

    private bool Take(string text)
    {
        if (rest.Length < text.Length || !Ascii.Equals(rest[..text.Length], text))
            return false;
        rest = rest[text.Length..];
        return true;
    }

    private bool TakeAny(IReadOnlyList<string> texts, out string found)
    {
        for (var index = 0; index < texts.Count; index++)
        {
            if (Take(texts[index]))
            {
                found = texts[index];
                return true;
            }
        }

        found = "";
        return false;
    }

    /// <summary>Takes a number as it is written: without sign, fraction or leading zeros.</summary>
    private bool TakeNumber(out ulong number)
    {
        if (!Utf8Parser.TryParse(rest, out number, out var length) || !char.IsAsciiDigit((char)rest[0]) || (rest[0] == '0' && length > 1))
            return false;
        rest = rest[length..];
        return true;
    }
}
