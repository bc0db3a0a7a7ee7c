#Requires -Version 7.6
# What a scenario cannot say: that a command under way is stopped.

BeforeAll {
    $manifest = $env:AOSOPS_MODULE ? $env:AOSOPS_MODULE : "$PSScriptRoot/../../AosOps.psd1"
    $manifest = (Resolve-Path $manifest).Path
    if (Test-Path $manifest -PathType Container) { $manifest = "$manifest/AosOps.psd1" }
    Import-Module $manifest -Force
}

Describe 'Ctrl+C' {
    BeforeAll {
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $address = "http://127.0.0.1:$($listener.LocalEndpoint.Port)/"
        # Dissonance Research that stores one entry, and never answers whoever sends the next.
        $server = [powershell]::Create().AddScript({
            param($listener)
            $status = '{"ok":true,"version":"1.0.0","uptime_seconds":1,"entries":0,"last_received_at":null,"storage":{"kind":"sqlite","state":"ready"}}'
            $entry = '{"id":1,"iso_timestamp":"2025-11-11T20:20:00Z","timezone":"UTC","source":"test","human":"1","received_at":"2025-11-11T20:20:01.000000Z"}'
            foreach ($answer in "200 OK`r`n$status", "201 Created`r`n$entry", $null) {
                $client = $listener.AcceptTcpClient()
                $stream = $client.GetStream()
                $request = ''
                while ($request -notmatch '(?s)^GET.*\r\n\r\n|}$') {
                    $bytes = [byte[]]::new(4096)
                    $request += [Text.Encoding]::ASCII.GetString($bytes, 0, $stream.Read($bytes))
                }
                if (-not $answer) { $null = $stream.ReadByte() }
                $line, $body = $answer -split "`r`n"
                $stream.Write([Text.Encoding]::ASCII.GetBytes("HTTP/1.1 $line`r`nContent-Type: application/json`r`nContent-Length: $($body.Length)`r`nConnection: close`r`n`r`n$body"))
                $client.Dispose()
            }
        }).AddArgument($listener)
        $null = $server.BeginInvoke()
    }

    AfterAll {
        $listener.Stop()
        $server.Dispose()
    }

    It 'stops Send-DissonanceTime within 200 ms while it waits for an answer' {
        $session = [powershell]::Create()
        try {
            $null = $session.AddScript(@"
                Import-Module '$manifest'
                1..3 | ForEach-Object { [pscustomobject]@{ IsoTimestamp = '2025-11-11T20:20:00Z'; TimeZone = 'UTC'; Source = 'test'; Human = "`$_" } } |
                    Send-DissonanceTime -BatchSize 1 -DissonanceUri $address -Timeout 60
"@)
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $running = $session.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]] $null, $output)
            while ($output.Count -eq 0 -and -not $running.IsCompleted) { Start-Sleep -Milliseconds 10 }
            $output[0].Human | Should -Be '1'
            $running.IsCompleted | Should -BeFalse

            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $session.Stop()

            $clock.ElapsedMilliseconds | Should -BeLessThan 200
            $session.InvocationStateInfo.State | Should -Be 'Stopped'
            $output.Count | Should -Be 1
        }
        finally {
            $session.Dispose()
        }
    }
}
