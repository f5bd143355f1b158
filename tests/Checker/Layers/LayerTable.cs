namespace Katas.Tests.Checker.Layers;

/// <summary>The checker's folders from the bottom up. A folder uses those of the rows below its own, and no other.</summary>
/// <param name="root">The namespace that the folders are part of.</param>
/// <param name="rows">The rows; "" is the root folder.</param>
internal sealed class LayerTable(string root, IReadOnlyList<string[]> rows)
{
    /// <summary>
    /// The checker's own. What draws on the terminal (Asking, Showing, Trying, Watching) stands above Reporting, which knows how to draw a
    /// verdict; nothing in a report knows of them. Verifying proves all of that, demonstrations included, so only commands stand above it.
    /// </summary>
    public static LayerTable Checker { get; } = new(
        "Katas.Checker",
        [
            [""],
            ["Book"],
            ["Verdicts"],
            ["Compiling", "Running"],
            ["Reading"],
            ["Diagnosing", "Mutating"],
            ["Checking"],
            ["Comparing", "Fetching", "Keeping", "Repairing"],
            ["Reporting"],
            ["Asking", "Showing", "Trying", "Watching"],
            ["Verifying"],
            ["Commands"],
        ]);

    /// <summary>Every folder, lowest first.</summary>
    public IEnumerable<string> Layers => rows.SelectMany(row => row);

    /// <summary>The folders that one must not use: those of its own row, and those above.</summary>
    public IReadOnlyList<string> Forbidden(string layer)
    {
        var row = rows.Single(row => row.Contains(layer));
        return [.. row.Where(other => other != layer), .. rows.SkipWhile(other => other != row).Skip(1).SelectMany(other => other)];
    }

    /// <summary>The folder that a namespace belongs to; null if it is none of the table's.</summary>
    public string? LayerOf(string space) =>
        space == root ? Layers.FirstOrDefault(layer => layer.Length == 0)
        : space.StartsWith(root + ".", StringComparison.Ordinal)
            ? Layers.FirstOrDefault(layer => layer == space[(root.Length + 1)..].Split('.')[0])
            : null;

    /// <summary>A regular expression for the namespaces of some folders, and of the folders in them.</summary>
    public string Pattern(params IEnumerable<string> layers) => $"^({string.Join('|', layers.Select(layer =>
        System.Text.RegularExpressions.Regex.Escape(root) + (layer.Length == 0 ? "" : $@"\.{layer}(\..*)?")))})$";
}
