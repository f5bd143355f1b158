using System.Text.Json;
using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// All that a run needs to go on as if it had never stopped: weights, moments, its state, and the settings that it was
/// started with, the seed among them. (No state of a random generator: what is random follows from seed and step.)
/// </summary>
public static class Checkpoint
{
    private const string Model = "model.";
    private const string Optimizer = "adam.";

    private static readonly JsonSerializerOptions s_json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // before an evaluation the best is ∞
    };

    /// <summary>Writes a checkpoint; until it is complete, the one before stays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="adam">Its optimizer.</param>
    /// <param name="state">The run's state.</param>
    /// <param name="options">The settings that it was started with.</param>
    /// <param name="create">Creates the stream for a path; null for a file.</param>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public static void Save(
        string path,
        nn.Module model,
        Adam adam,
        TrainingState state,
        TrainingOptions options,
        Func<string, Stream>? create = null)
    {
        using var scope = NewDisposeScope();
        var tensors = model.state_dict().Select(each => (Name: Model + each.Key, each.Value))
            .Concat(adam.StateDict().Select(each => (Name: Optimizer + each.Key, each.Value)))
            .ToDictionary(each => each.Name, each => each.Value);
        CheckpointFile.Write(
            path, JsonSerializer.Serialize(new About(state, options.Settings), s_json), tensors, create);
    }

    /// <summary>Brings model and optimizer to what a checkpoint holds, or leaves them as they are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="adam">Its optimizer.</param>
    /// <param name="options">The settings of the run that is to go on.</param>
    /// <returns>The run's state.</returns>
    /// <exception cref="CheckpointException">
    /// The file is missing, damaged, cut short, of another version, of another model, or of other settings.
    /// </exception>
    public static TrainingState Load(string path, nn.Module model, Adam adam, TrainingOptions options)
    {
        using var scope = NewDisposeScope();
        var (about, tensors) = Read(path);
        CheckSettings(path, about.Settings, options.Settings);
        var (weights, moments) = (Part(tensors, Model), Part(tensors, Optimizer));
        CheckTensors(path, weights, model.state_dict());
        CheckTensors(path, moments, adam.StateDict());
        Copy(weights, model);
        adam.LoadStateDict(moments);
        return about.State;
    }

    /// <summary>Brings a model to the weights of a checkpoint: enough to use it, not to go on training.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <returns>The run's state.</returns>
    /// <exception cref="CheckpointException">
    /// The file is missing, damaged, cut short, of another version, or of another model.
    /// </exception>
    public static TrainingState LoadWeights(string path, nn.Module model)
    {
        using var scope = NewDisposeScope();
        var (about, tensors) = Read(path);
        var weights = Part(tensors, Model);
        CheckTensors(path, weights, model.state_dict());
        Copy(weights, model);
        return about.State;
    }

    private static (About About, Dictionary<string, Tensor> Tensors) Read(string path)
    {
        var (text, tensors) = CheckpointFile.Read(path);
        return (JsonSerializer.Deserialize<About>(text, s_json)!, tensors);
    }

    private static Dictionary<string, Tensor> Part(Dictionary<string, Tensor> tensors, string prefix) => tensors
        .Where(each => each.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(each => each.Key[prefix.Length..], each => each.Value);

    private static void Copy(Dictionary<string, Tensor> weights, nn.Module model)
    {
        using var noGradient = no_grad();
        foreach (var (name, value) in model.state_dict())
        {
            value.copy_(weights[name]);
        }
    }

    private static void CheckTensors(
        string path, IReadOnlyDictionary<string, Tensor> seen, IReadOnlyDictionary<string, Tensor> wanted)
    {
        try
        {
            GuardTraining.SameTensors(seen, wanted, $"The checkpoint {path}");
        }
        catch (ArgumentException exception)
        {
            throw new CheckpointException(exception.Message, exception);
        }
    }

    private static void CheckSettings(
        string path, IReadOnlyDictionary<string, string> seen, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var (name, value) in wanted.Where(each => seen.GetValueOrDefault(each.Key) != each.Value))
        {
            throw new CheckpointException(
                $"The checkpoint {path} is of a run with other settings: {name} was "
                + $"'{seen.GetValueOrDefault(name)}', and is '{value}'. Use the same, or start a new run.");
        }
    }

    private sealed record About(TrainingState State, IReadOnlyDictionary<string, string> Settings);
}
