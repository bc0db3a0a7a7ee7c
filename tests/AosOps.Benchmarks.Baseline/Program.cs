// What the figures are measured against in .NET itself: a hello world; and only opening and reading files, on all cores.
if (args is not ["read", .. var directories])
{
    Console.WriteLine("Hello, World!");
    return;
}

var total = 0L;
var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
foreach (var directory in directories)
{
    Parallel.ForEach(
        Directory.EnumerateFiles(directory),
        options,
        () => (Buffer: new byte[64 * 1024], Bytes: 0L),
        static (file, _, state) => (state.Buffer, state.Bytes + ReadToEnd(file, state.Buffer)),
        state => Interlocked.Add(ref total, state.Bytes));
}

Console.WriteLine(total);

static long ReadToEnd(string file, byte[] buffer)
{
    using var handle = File.OpenHandle(file);
    var offset = 0L;
    for (int read; (read = RandomAccess.Read(handle, buffer, offset)) > 0; offset += read)
    {
    }

    return offset;
}
