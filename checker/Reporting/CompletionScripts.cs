namespace Katas.Checker.Reporting;

/// <summary>
/// Scripts that define <c>katas</c> and its completion. The checker itself provides the completions, so that new lessons are known at once.
/// </summary>
internal static class CompletionScripts
{
    private const string Bash = """
        # Transformer Katas: `katas` runs the checker, and Tab completes its commands, lessons and tasks.
        katas() {
            if [ -f @dll@ ]; then KATAS_NAME=katas dotnet @dll@ "$@"; else KATAS_NAME=katas dotnet run --project @project@ -- "$@"; fi
        }
        _katas() {
            local line="${COMP_WORDS[*]:1:COMP_CWORD}"
            local IFS=$'\n'
            COMPREPLY=($(katas complete "$line" 2>/dev/null))
        }
        complete -o default -F _katas katas

        """;

    private const string Zsh = """
        # Transformer Katas: `katas` runs the checker, and Tab completes its commands, lessons and tasks.
        katas() {
            if [ -f @dll@ ]; then KATAS_NAME=katas dotnet @dll@ "$@"; else KATAS_NAME=katas dotnet run --project @project@ -- "$@"; fi
        }
        _katas() {
            local line="${(j: :)words[2,CURRENT]}"
            local -a found
            found=(${(f)"$(katas complete "$line" 2>/dev/null)"})
            (( $#found )) && compadd -V katas -- "${found[@]}" || _files
        }
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
        compdef _katas katas

        """;

    private const string Fish = """
        # Transformer Katas: `katas` runs the checker, and Tab completes its commands, lessons and tasks.
        function katas
            set -lx KATAS_NAME katas
            if test -f @dll@
                dotnet @dll@ $argv
            else
                dotnet run --project @project@ -- $argv
            end
        end
        function __katas_complete
            set -l line (commandline -cp | string replace -r '^\s*\S+\s?' '')
            katas complete "$line" 2>/dev/null
        end
        complete -c katas -f -k -a '(__katas_complete)'

        """;

    private const string PowerShell = """
        # Transformer Katas: `katas` runs the checker, and Tab completes its commands, lessons and tasks.
        function katas {
            $before = $env:KATAS_NAME
            $env:KATAS_NAME = 'katas'
            try { if (Test-Path @dll@) { dotnet @dll@ @args } else { dotnet run --project @project@ -- @args } }
            finally { $env:KATAS_NAME = $before }
        }
        Register-ArgumentCompleter -Native -CommandName katas -ScriptBlock {
            param($word, $line, $position)
            $typed = "$line".PadRight($position).Substring(0, $position) -replace '^\s*\S+\s?', ''
            katas complete "$typed" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["pwsh"] = PowerShell,
    };

    public static IReadOnlyCollection<string> Shells => Scripts.Keys;

    /// <summary>The script for a shell.</summary>
    /// <param name="shell">One of <see cref="Shells"/>.</param>
    /// <param name="dll">The checker that was built.</param>
    /// <param name="root">The workbook, in which it is built again where that file is gone.</param>
    public static string For(string shell, string dll, string root) => Scripts[shell]
        .Replace("@dll@", Quoted(shell, dll))
        .Replace("@project@", Quoted(shell, Path.Combine(root, "checker")))
        .ReplaceLineEndings("\n");

    private static string Quoted(string shell, string path) => shell switch
    {
        "pwsh" => $"'{path.Replace("'", "''")}'",
        "fish" => $"'{path.Replace("\\", "\\\\").Replace("'", "\\'")}'",
        _ => $"'{path.Replace("'", "'\\''")}'",
    };
}
