using System.Text;
using System.Text.Json;
using AosOps.Tests;
using Helix.DissonanceResearch.Validation;

namespace Helix.Tests.DissonanceResearch.Validation;

public sealed class SubmissionReaderFuzzTests
{
    private static readonly JsonDocumentOptions NoDuplicates = new() { AllowDuplicateProperties = false };

    [Fact]
    public void A_changed_body_is_either_what_the_framework_reads_too_or_has_faults()
    {
        var reader = new SubmissionReader(new ZoneCatalog());
        var mutation = new Mutation(seed: 1);
        byte[] original = [.. """{"iso_timestamp": "2025-11-11T20:20:00+01:00", "timezone": "Europe/Berlin", "source": "test", "human": "żółć \ud83d\ude00"}"""u8];
        for (var input = 0; input < Mutation.Inputs; input++)
        {
            var body = mutation.Of(original);
            var submission = reader.Read(body, out var faults);
            Assert.Equal(submission is null, faults.Count > 0);
            if (submission is null)
                continue;
            using var document = JsonDocument.Parse(body, NoDuplicates);
            var members = document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString());
            Assert.Equal(
                new Dictionary<string, string?>
                {
                    ["iso_timestamp"] = submission.IsoTimestamp,
                    ["timezone"] = submission.Timezone,
                    ["source"] = submission.Source,
                    ["human"] = submission.Human,
                },
                members);
        }
    }

    [Fact]
    public void A_body_that_the_framework_does_not_read_is_malformed()
    {
        var reader = new SubmissionReader(new ZoneCatalog());
        var mutation = new Mutation(seed: 2);
        byte[] original = [.. """{"iso_timestamp": "2025-11-11T20:20:00Z", "timezone": "UTC", "source": ["x", {"a": 1}], "human": null}"""u8];
        for (var input = 0; input < Mutation.Inputs / 4; input++)
        {
            var body = mutation.Of(original);
            reader.Read(body, out var faults);
            if (!IsJson(body))
                Assert.Equal(("#", FaultCodes.Malformed), (Assert.Single(faults).Pointer, faults[0].Code));
            else
                Assert.DoesNotContain(faults, fault => fault.Code == FaultCodes.Malformed);
        }
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(body);
            using var document = JsonDocument.Parse(body);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or DecoderFallbackException)
        {
            return false;
        }
    }
}
