namespace AosOps.Cli.Completion;

/// <summary>The scripts that connect a shell's completion with <c>aosops __complete</c>.</summary>
internal static class ShellScripts
{
    // bash cuts words at colons and equals signs, which aosops does not: what stands together is put together again. A pipeline
    // in quotes that can only go on in one way gets a second one, so that readline does not close the quotes behind it.
    private const string Bash = """
        # aosops: source <(aosops complete bash)
        # Behind a quoted '|' bash 5.2 completes only where nothing of the next cmdlet is typed yet; in aosops -c "..." everywhere.
        _aosops() {
            local line word before rest="${COMP_LINE:0:COMP_POINT}" last=-1
            local -a words=()
            for word in "${COMP_WORDS[@]:0:COMP_CWORD}" ""; do
                before="$rest"
                rest="${rest#"${rest%%[![:space:]]*}"}"
                word="${word:-$rest}"
                if [ "$rest" = "$before" ] && [ $last -ge 0 ]; then
                    words[last]+="$word"
                else
                    words[++last]="$word"
                fi
                rest="${rest#"$word"}"
            done
            local current="${words[last]#[\'\"]}"
            COMPREPLY=()
            while IFS= read -r line; do
                if [ "$line" = ":files" ]; then
                    compopt -o filenames
                    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$2")
                else
                    line="${line%%$'\t'*}"
                    COMPREPLY+=("${line#"${current%"$2"}"}")
                fi
            done < <(aosops __complete "${words[@]:1:last-1}" "$current" 2>/dev/null)
            if [ "${words[last-1]}" = "-c" ] && [ ${#COMPREPLY[@]} -eq 1 ]; then
                COMPREPLY+=("${COMPREPLY[0]} ")
            fi
        }
        complete -F _aosops aosops
        """;

    private const string Zsh = """
        #compdef aosops
        # aosops: source <(aosops complete zsh)
        _aosops() {
            local line
            local -a found
            for line in "${(@f)$(aosops __complete "${(@Q)words[2,CURRENT-1]}" "${${QIPREFIX:+$PREFIX}:-${(Q)PREFIX}}" 2>/dev/null)}"; do
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
            for line in (aosops __complete (commandline -opc)[2..-1] (commandline -ct | string replace -r '^["\']' '') 2>/dev/null)
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
