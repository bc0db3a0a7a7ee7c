#Requires -Version 7.6
# What a scenario cannot say: that a copy to or from a store is stopped in its middle.

BeforeAll {
    $manifest = $env:AOSOPS_MODULE ? $env:AOSOPS_MODULE : "$PSScriptRoot/../../AosOps.psd1"
    $manifest = (Resolve-Path $manifest).Path
    if (Test-Path $manifest -PathType Container) { $manifest = "$manifest/AosOps.psd1" }
    Import-Module $manifest -Force

    # A store on loopback that begins every transfer and ends none.
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

public sealed class EndlessStore : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public EndlessStore(bool hasObject)
    {
        HasObject = hasObject;
        listener.Start();
        _ = AcceptAsync();
    }

    public bool HasObject { get; }

    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => "http://" + listener.LocalEndpoint;

    public void Dispose() => listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var line = (await new StreamReader(stream, Encoding.ASCII, false, 1, leaveOpen: true).ReadLineAsync()) ?? "";
                var answer = Answer(line.Split(' ')[0], line);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                Requests.Enqueue(line);
                if (answer.Contains("Connection: close"))
                    client.Client.Shutdown(SocketShutdown.Send);
                await stream.CopyToAsync(Stream.Null);
            }
            catch (IOException)
            {
            }
        }
    }

    private string Answer(string method, string line) => method switch
    {
        "HEAD" when HasObject => "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\nETag: \"1\"\r\nConnection: close\r\n\r\n",
        "HEAD" => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "GET" => "HTTP/1.1 206 Partial Content\r\nContent-Length: 16777216\r\nContent-Range: bytes 0-16777215/1000000000\r\n\r\n" + new string('x', 100_000),
        "POST" => Whole("<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"),
        "DELETE" => "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
        _ => "",
    };

    private static string Whole(string body) => "HTTP/1.1 200 OK\r\nContent-Length: " + body.Length + "\r\nConnection: close\r\n\r\n" + body;
}
'@
}

Describe 'Ctrl+C' {
    BeforeAll {
        $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'drill'
        $env:AWS_EC2_METADATA_DISABLED = 'true'
        $env:AOS_STATE_DIRECTORY = "$TestDrive/state"
    }

    AfterAll {
        $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $env:AWS_EC2_METADATA_DISABLED = $env:AOS_STATE_DIRECTORY = $null
    }

    It 'stops Copy-GoldenArchive <Direction> within 200 ms, and leaves nothing behind' -ForEach @(
        @{ Direction = 'to a store'; MiB = 1; Begun = '^PUT ' }
        @{ Direction = 'to a store in parts'; MiB = 40; Begun = '^PUT .*partNumber='; Removed = '^DELETE .*uploadId=1' }
        @{ Direction = 'from a store'; Begun = '^GET ' }
    ) {
        $store = [EndlessStore]::new($null -eq $MiB)
        $directory = (New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())").FullName
        $session = [powershell]::Create()
        try {
            if ($MiB) { [System.IO.File]::WriteAllBytes("$directory/golden.tgz", [byte[]]::new($MiB * 1MB)) }
            $copied = $MiB ? "'$directory/golden.tgz' -Destination s3://backups" : "s3://backups/golden.tgz -Destination '$directory'"
            $running = $session.AddScript("Import-Module '$manifest'; Copy-GoldenArchive $copied -Endpoint $($store.Address)").BeginInvoke()
            $isUnderWay = {
                ($store.Requests -match $Begun) -and ($MiB -or (Get-ChildItem $directory -Force | Where-Object Length -ge 100000))
            }
            while (-not (& $isUnderWay) -and -not $running.IsCompleted) { Start-Sleep -Milliseconds 10 }
            & $isUnderWay | Should -BeTrue

            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $session.Stop()

            $clock.ElapsedMilliseconds | Should -BeLessThan 200
            $session.InvocationStateInfo.State | Should -Be 'Stopped'
            @(Get-ChildItem $directory -Force).Name | Should -Be ($MiB ? 'golden.tgz' : $null)
            if ($Removed) { $store.Requests -match $Removed | Should -HaveCount 1 }
            "$env:AOS_STATE_DIRECTORY/golden_retention.log" | Should -Not -Exist
        }
        finally {
            $session.Dispose()
            $store.Dispose()
        }
    }
}
