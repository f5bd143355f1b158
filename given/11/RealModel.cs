using Katas.Lesson09;

namespace Katas.Lesson11;

/// <summary>Opens models as they are published: a folder of Hugging Face, or a GGUF file.</summary>
public static class RealModel
{
    /// <summary>Opens a model: GPT-2, BERT or a Llama.</summary>
    /// <param name="path">
    /// A folder with <c>config.json</c> and weights in safetensors, or a GGUF file of a Llama.
    /// </param>
    /// <exception cref="FormatException">It is neither, or a model of another kind.</exception>
    /// <exception cref="WeightsException">The weights are not those that the model needs.</exception>
    public static TransformerModel Open(string path)
    {
        if (File.Exists(path))
        {
            using var file = Gguf.Open(path);
            return Build(Llama.GgufRecipe(GgufModel.Config(file)), Weights.Of(file));
        }

        using var weights = Safetensors.Open(path);
        return Build(RecipeOf(ConfigFile.Read(Path.Combine(path, "config.json"))), Weights.Of(weights));
    }

    /// <summary>The recipe for a model, by the type that its configuration names.</summary>
    /// <param name="file">The configuration.</param>
    /// <exception cref="FormatException">It is a model of another kind.</exception>
    public static Recipe RecipeOf(ConfigFile file) => file.Text("model_type") switch
    {
        "gpt2" => Gpt2.Recipe(file),
        "bert" => Bert.Recipe(file),
        "llama" => Llama.Recipe(file),
        string other => throw new FormatException($"This is a model of type {other}; expected gpt2, bert or llama."),
    };

    /// <summary>Makes a model by a recipe, and gives it its weights.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="weights">The weights.</param>
    /// <exception cref="WeightsException">The weights are not those that the model needs.</exception>
    public static TransformerModel Build(Recipe recipe, Weights weights)
    {
        var model = new TransformerModel(recipe.Config);
        WeightLoader.Load(model, weights.Without(recipe.Prefix), recipe);
        model.eval();
        return model;
    }
}
