using System.Globalization;
using System.Text;
using AosOps.Golden;

namespace AosOps.Tests.Golden;

/// <summary>Documents made at random, whose leaves are known.</summary>
public sealed class GoldenComparerFuzzTests : IDisposable
{
    private static readonly int Documents = Mutation.Inputs / 25;

    private readonly GoldenPairFixture pair = new();

    public void Dispose() => pair.Dispose();

    [Fact]
    public void A_document_equals_itself_written_in_any_other_way()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var document = RandomDocument.Make(new Random(seed));
            var (one, other) = (document.Write(new Random(seed + 1)), document.Write(new Random(seed + 2)));

            var diff = pair.Compare(one, other);

            Assert.True(diff.IsMatch, $"{seed}: {diff.Error}\n{one}\n{other}\n{string.Join('\n', diff.Differences)}");
            Assert.Equal(document.Leaves().Count(), diff.TotalKeys);
        }
    }

    [Fact]
    public void A_changed_leaf_is_found_where_it_is_and_nowhere_else()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new Random(seed);
            var document = RandomDocument.Make(random);
            var leaves = document.Leaves().ToList();
            var leaf = leaves[random.Next(leaves.Count)];
            var one = document.Write(new Random(seed + 1));
            leaf.Node.Value = "\"changed by the test\"";
            leaf.Node.Variants = null;
            var other = document.Write(new Random(seed + 2));

            var diff = pair.Compare(one, other);

            Assert.True(diff.Differences is [var only] && only.Key == leaf.Path, $"{seed}: {leaf.Path}\n{one}\n{other}\n{string.Join('\n', diff.Differences)}");
        }
    }

    [Fact]
    public void Mutated_golden_files_are_compared_or_refused_and_never_more()
    {
        var mutation = new Mutation(5);
        var original = GoldenFileSample.Bytes(GoldenFileSample.Of("compute"));
        byte[] events = [.. "{\"event_type\":\"run_start\",\"data\":{\"seed\":1,\"replay\":false}}\n{\"event_type\":\"step\",\"data\":{\"index\":0,\"skill_id\":\"http_fetch\",\"seed\":18446744073709551615,\"inputs\":{\"n\":[]},\"output\":{\"ts\":1},\"output_hash\":\"aa\"}}\n{\"event_type\":\"run_end\",\"data\":{\"status\":\"completed\"}}\n"u8];
        for (var i = 0; i < Documents * 2; i++)
        {
            var content = i % 2 == 0 ? original : events;
            var diff = pair.Compare(content, mutation.Of(content));

            Assert.Equal(diff.Outcome == GoldenOutcome.Unreadable, diff.Error is not null);
            Assert.Equal(diff.Outcome == GoldenOutcome.Different, diff.DifferenceCount > 0);
            Assert.Equal(diff.Outcome == GoldenOutcome.Equal, diff.Cause == GoldenCause.None);
        }
    }

    /// <summary>A JSON value that can be written in many ways.</summary>
    private sealed class RandomDocument
    {
        private static readonly string[] Keys = ["a", "b", "seed", "run", "x.y", "", "k[0]", "q\"", "é", "😀", "ts", "\ud800"];

        private static readonly string[][] Scalars =
        [
            ["null"], ["true"], ["false"], ["0", "-0", "0.0", "0e9"], ["1", "1.0", "10e-1", "0.1E1"], ["-12.5", "-125e-1", "-12.50"],
            ["123456789012345678901234567890", "123456789012345678901234567890.0"], ["\"\""], ["\"text\"", "\"\\u0074ext\""],
            ["\"é/\"", "\"\\u00e9\\/\""], ["\"😀\"", "\"\\ud83d\\uDE00\""], ["\"\\ud800\"", "\"\\uD800\""], ["{}", "{ }"], ["[]", "[\n]"],
        ];

        public List<(string Key, RandomDocument Node)>? Members { get; private init; }

        public List<RandomDocument>? Elements { get; private init; }

        public string Value { get; set; } = "";

        public string[]? Variants { get; set; }

        public static RandomDocument Make(Random random, int depth = 0)
        {
            var kind = depth > 4 ? 2 : random.Next(depth == 0 ? 2 : 4);
            var size = random.Next(1, 6);
            if (kind == 0)
            {
                var keys = Keys.OrderBy(_ => random.Next()).Take(size).ToList();
                return new RandomDocument { Members = [.. keys.Select(key => (key, Make(random, depth + 1)))] };
            }

            return kind == 1
                ? new RandomDocument { Elements = [.. Enumerable.Range(0, size).Select(_ => Make(random, depth + 1))] }
                : new RandomDocument { Variants = Scalars[random.Next(Scalars.Length)] };
        }

        public string Write(Random random)
        {
            var text = new StringBuilder();
            Write(text, random);
            return text.ToString();
        }

        public IEnumerable<(string Path, RandomDocument Node)> Leaves(string path = "")
        {
            if (Members is not null)
                return Members.SelectMany(member => member.Node.Leaves(Join(path, member.Key)));
            return Elements is not null
                ? Elements.SelectMany((element, i) => element.Leaves(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))
                : [(path, this)];
        }

        private static string Join(string path, string key) => key switch
        {
            "x.y" => path + "[\"x.y\"]",
            "" => path + "[\"\"]",
            "k[0]" => path + "[\"k[0]\"]",
            "q\"" => path + "[\"q\\\"\"]",
            "\ud800" => path + "[\"\\ud800\"]",
            _ => path.Length == 0 ? key : $"{path}.{key}",
        };

        private void Write(StringBuilder text, Random random)
        {
            if (Members is not null)
                WriteAll(text, random, '{', '}', [.. Members.OrderBy(_ => random.Next()).Select(member => ((string?)member.Key, member.Node))]);
            else if (Elements is not null)
                WriteAll(text, random, '[', ']', [.. Elements.Select(element => ((string?)null, element))]);
            else
                text.Append(Variants is null ? Value : Variants[random.Next(Variants.Length)]);
        }

        private static void WriteAll(StringBuilder text, Random random, char open, char close, (string? Key, RandomDocument Node)[] children)
        {
            text.Append(open);
            for (var i = 0; i < children.Length; i++)
            {
                text.Append(i == 0 ? "" : ",").Append(Space(random));
                if (children[i].Key is { } key)
                    text.Append(WriteKey(key, random)).Append(Space(random)).Append(':').Append(Space(random));
                children[i].Node.Write(text, random);
                text.Append(Space(random));
            }

            text.Append(close);
        }

        private static string WriteKey(string key, Random random)
        {
            var escapes = random.Next(3) == 0;
            var text = new StringBuilder("\"");
            foreach (var unit in key)
                text.Append(escapes || unit == '"' || key == "\ud800" ? $"\\u{(int)unit:x4}" : unit.ToString());
            return text.Append('"').ToString();
        }

        private static string Space(Random random) => random.Next(4) == 0 ? " \n\t\r"[..random.Next(5)] : "";
    }
}
