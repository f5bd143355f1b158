using Katas.Lesson09;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>
/// How a file becomes a model: lesson 09's configuration, and for each tensor of the model, where it comes from.
/// </summary>
/// <param name="config">Sizes and switches.</param>
/// <param name="prefix">
/// What stands before all names in some files and is missing in others, for example <c>transformer.</c>; names are
/// given without it.
/// </param>
public sealed class Recipe(ModelConfig config, string prefix = "")
{
    private readonly List<Placement> _placements = [];
    private readonly List<string> _leftOut = [];

    /// <summary>Sizes and switches.</summary>
    public ModelConfig Config { get; } = config;

    /// <summary>What may stand before all names in the file.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>Where each tensor of the model comes from.</summary>
    public IReadOnlyList<Placement> Placements => _placements;

    /// <summary>The ends of names that a file may have and no model needs.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Says where a tensor comes from.</summary>
    /// <param name="ours">Our name of it, for example <c>tokens.weight</c>.</param>
    /// <param name="theirs">Its name in the file, without the prefix.</param>
    /// <param name="change">What has to be done to it; null for nothing.</param>
    public void Place(string ours, string theirs, Func<Tensor, Tensor>? change = null) =>
        _placements.Add(new Placement(ours, theirs, change));

    /// <summary>Says where the weight and the bias of a map or norm come from, both as they are.</summary>
    /// <param name="ours">Our name of it, for example <c>norm</c>.</param>
    /// <param name="theirs">Its name in the file, without the prefix.</param>
    public void PlaceBoth(string ours, string theirs)
    {
        Place($"{ours}.weight", $"{theirs}.weight");
        Place($"{ours}.bias", $"{theirs}.bias");
    }

    /// <summary>
    /// Says what a file may have that no model needs: names that are, or end after a dot in, one of these.
    /// </summary>
    /// <param name="endings">The ends of the names.</param>
    public void LeaveOut(params IEnumerable<string> endings) => _leftOut.AddRange(endings);

    /// <summary>Whether no model needs it.</summary>
    /// <param name="theirs">A name in the file, without the prefix.</param>
    public bool LeavesOut(string theirs) =>
        _leftOut.Exists(end => theirs == end || theirs.EndsWith($".{end}", StringComparison.Ordinal));
}
