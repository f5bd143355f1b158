# Turns the report of `checker --json` (docs/json.md) into Markdown: jq --raw-output --from-file .github/progress.jq
def bar($done; $total): ($done * 10 / $total | floor) as $full | "█" * $full + "░" * (10 - $full);
def cell: gsub("\\|"; "\\|") | gsub("[\\r\\n]+"; " ");
def words: {
  passed: "done", notStarted: "not written yet", waiting: "waits", failed: "does not pass yet",
  timedOut: "did not end in time", crashed: "took the process down", doesNotCompile: "does not compile"
}[.];

if .command == "error" then "# Transformer Katas\n\n\(.message)"
else
  "# Transformer Katas: \(.done) of \(.total) tasks done\n",
  "| | lesson | | |",
  "|---|---|---|---|",
  (.lessons[] | "| \(.number) | \(.title | cell) | \(bar(.done; .total)) | \(.done)/\(.total) |"),
  (.next as $next | .lessons[].tasks[] | select(.id == $next)
    | "\n## Next: \(.id) \(.title)\n",
      "\(.status | words)\(if .file then ", `\(.file):\(.line)`" else "" end)\n",
      (.problems[]? | "- `\(.file):\(.line)`: \(.code): \(.message | cell)"),
      (.findings[]? | "- **\(.title | cell)**: \(.hint | cell)"))
end
