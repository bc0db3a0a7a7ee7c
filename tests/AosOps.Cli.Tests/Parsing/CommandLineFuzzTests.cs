using System.Globalization;
using AosOps.Cli.Parsing;
using AosOps.Cli.Terminal;

namespace AosOps.Cli.Tests.Parsing;

/// <summary>Mutated command lines end in a result or an error that is meant, never in another exception.</summary>
public sealed class CommandLineFuzzTests
{
    private static readonly int Inputs =
        int.TryParse(Environment.GetEnvironmentVariable("AOSOPS_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) ? inputs / 5 : 20_000;

    private static readonly string[] Seeds =
    [
        "Test-Type -Text 'a b' -Int 5 -Day Mon -Access Read,Write -Texts a,\"b\",c",
        "New-TestItem item,int,text | Test-PipeSet -Tail 3",
        "Test-Type -Entries @{a=1;'b c'=@('x',2)} -Switch:$false -Span 1.02:03:04",
        "New-TestItem items | Test-Pipe | Test-Failure Nothing -ErrorAction Stop",
        "Test-Name -Path:a -Count 0x1F -Verb -- -x `\"q`\" a`,b",
        "Test-Validate -Color red -Range 5 -Length abc -Pattern 'a.c' -Count a,b -Doubled 4",
    ];

    private static readonly string[] Pieces =
    [
        "'", "\"", "`", "$", "@(", "@{", ")", "}", ",", "|", "-", ":", "=", ";", " ", "\n", "$true", "$null", "-Int", "-Text ", "5", "1e999",
        "0x", "99999999999999999999999999999", "KB", "é", "\ud800", "\0", "--", "#", "*", "[", "Test-Set ", "-Item ", "1.", "-5",
    ];

    [Fact]
    public void A_mutated_pipeline_is_run_or_refused()
    {
        var random = new Random(20261122);
        for (var i = 0; i < Inputs; i++)
        {
            var command = Mutate(Seeds[random.Next(Seeds.Length)], random);
            try
            {
                var (_, exitCode) = TestPipeline.Run(command);
                Assert.InRange(exitCode, 0, 2);
            }
            catch (SyntaxException)
            {
                // Refused, as it may be.
            }
            catch (Exception failure)
            {
                Assert.Fail($"{command}\n{failure}");
            }
        }
    }

    [Fact]
    public void Mutated_words_are_run_or_refused()
    {
        var random = new Random(20261123);
        for (var i = 0; i < Inputs / 4; i++)
        {
            var words = Mutate(Seeds[random.Next(Seeds.Length)], random).Split(' ');
            try
            {
                PipelineCommand.Run(WordParser.Parse(words), TestPipeline.Catalog, new RecordingHost());
            }
            catch (SyntaxException)
            {
                // Refused, as it may be.
            }
            catch (Exception failure)
            {
                Assert.Fail($"{string.Join(' ', words)}\n{failure}");
            }
        }
    }

    private static string Mutate(string seed, Random random)
    {
        var text = seed;
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(6), text.Length - at);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                _ => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
            };
        }

        return text;
    }
}
