namespace AosOps.Cli.Completion;

/// <summary>The scripts that connect a shell's completion with <c>aosops __complete</c>.</summary>
internal static class ShellScripts
{
    private const string Bash = """
        # aosops: source <(aosops complete bash)
        _aosops() {
            local line current="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=()
            while IFS= read -r line; do
                if [ "$line" = ":files" ]; then
                    compopt -o filenames
                    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
                else
                    COMPREPLY+=("${line%%$'\t'*}")
                fi
            done < <(aosops __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -F _aosops aosops
        """;

    private const string Zsh = """
        #compdef aosops
        # aosops: source <(aosops complete zsh)
        _aosops() {
            local line
            local -a found
            for line in "${(@f)$(aosops __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
                if [[ "$line" == ":files" ]]; then
                    _files
                elif [[ -n "$line" ]]; then
                    found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
                fi
            done
            (( $#found )) && _describe aosops found
        }
        compdef _aosops aosops
        """;

    private const string Fish = """
        # aosops: aosops complete fish | source
        function __aosops_complete
            for line in (aosops __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
                if test "$line" = ":files"
                    __fish_complete_path (commandline -ct)
                else
                    echo $line
                end
            end
        end
        complete -c aosops -f -a '(__aosops_complete)'
        """;

    private const string Pwsh = """
        # aosops: aosops complete pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName aosops -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
            aosops __complete @words "$wordToComplete" 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
                $text, $description = $_ -split "`t", 2
                [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', ($description ? $description : $text))
            }
        }
        """;

    /// <summary>Gives the script for a shell, or null where there is none.</summary>
    public static string? For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => Pwsh,
        _ => null,
    };
}
