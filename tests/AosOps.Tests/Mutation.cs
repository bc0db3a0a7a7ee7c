namespace AosOps.Tests;

/// <summary>Changes bytes at random, reproducibly: flips, cuts, repeats, and pieces of JSON in the wrong place.</summary>
/// <param name="random">Decides.</param>
/// <param name="pieces">What may be put in.</param>
internal sealed class Mutation(Random random, byte[][] pieces)
{
    /// <summary>Changes JSON.</summary>
    public Mutation(int seed)
        : this(new Random(seed), JsonPieces)
    {
    }

    /// <summary>How many inputs a fuzz test tries: a share of the environment variable <c>AOSOPS_FUZZ</c>, 100,000 unless it says otherwise.</summary>
    public static int Inputs { get; } =
        (int.TryParse(Environment.GetEnvironmentVariable("AOSOPS_FUZZ"), out var total) ? total : 100_000) / 4;

    private static byte[][] JsonPieces =>
    [
        [.. "null"u8], [.. "{"u8], [.. "}"u8], [.. "["u8], [.. "]"u8], [.. "\""u8], [.. ","u8], [.. ":"u8], [.. "NaN"u8],
        [.. "-1e999"u8], [.. "\\ud800"u8], [.. "\"seed\":1"u8], [0x00], [0xFF], [0xEF, 0xBB, 0xBF], [0xE2, 0x95],
    ];

    /// <summary>A copy of the bytes with one to four changes.</summary>
    public byte[] Of(byte[] original)
    {
        var bytes = new List<byte>(original);
        Change(bytes, times: random.Next(1, 5));
        return [.. bytes];
    }

    /// <summary>Changes bytes in place.</summary>
    public void Change(List<byte> bytes, int times)
    {
        for (; times > 0; times--)
            Change(bytes);
    }

    private void Change(List<byte> bytes)
    {
        var position = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 40), bytes.Count - position);
        switch (random.Next(5))
        {
            case 0 when length > 0:
                bytes[position] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(position, length);
                break;
            case 2:
                bytes.InsertRange(position, bytes.GetRange(position, length));
                break;
            case 3:
                bytes.RemoveRange(position, bytes.Count - position);
                break;
            default:
                bytes.InsertRange(position, pieces[random.Next(pieces.Length)]);
                break;
        }
    }
}
