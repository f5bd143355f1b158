using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

public class BertTests
{
    [Test, ForTask("11.8")]
    public void Sizes_and_switches_are_those_of_the_file()
    {
        Small.Same(
            Bert.Recipe(Small.BertConfig).Config,
            KnownModels.Bert with
            {
                Vocabulary = 29,
                Layers = 3,
                Width = 12,
                Heads = 2,
                Hidden = 22,
                MaxPositions = 19,
                Segments = 4,
                NormEps = 0.0002,
                Mlp = MlpKind.GeluTanh,
            },
            "every number of the file being an unusual one");
        var plain = ConfigFile.Parse(
            """
            { "vocab_size": 9, "num_hidden_layers": 1, "hidden_size": 6, "num_attention_heads": 2, "intermediate_size": 7,
              "max_position_embeddings": 5, "type_vocab_size": 2 }
            """);
        Small.Same(
            Bert.Recipe(plain).Config,
            KnownModels.Bert with { Vocabulary = 9, Layers = 1, Width = 6, Heads = 2, Hidden = 7, MaxPositions = 5 },
            "what is absent: exact GELU, epsilon 1e-12");
    }

    [TestCase("tiny-bert"), TestCase("tiny-bert-hub"), ForTask("11.8")]
    public void Hidden_states_are_those_of_Hugging_Face(string folder)
    {
        using var noGradient = no_grad();
        var model = RealModel.Open(GoldenFiles.At(folder));
        var expected = GoldenFiles.Expected("tiny-bert");
        var output = model.call(Small.Texts(expected));
        for (int i = 0; i <= 2; i++)
        {
            GoldenFiles.Close(output.Hidden[i], expected[$"hidden.{i}"], $"{folder}: hidden state {i} of 0 to 2", 1e-5);
        }
    }

    [Test, ForTask("11.8")]
    public void Names_may_have_a_prefix_in_the_file()
    {
        using var file = Safetensors.Open(GoldenFiles.At("tiny-bert"));
        var recipe = RealModel.RecipeOf(ConfigFile.Read(GoldenFiles.At("tiny-bert/config.json")));
        var named = file.Tensors.ToDictionary(pair => $"bert.{pair.Key}", pair => Weights.Of(file).Read(pair.Key));
        Assert.That(recipe.Prefix, Is.EqualTo("bert."), "prefix");
        Assert.DoesNotThrow(() => RealModel.Build(recipe, Weights.Of(named)), "names that begin with bert.");
    }

    [Test, ForTask("11.8")]
    public void The_pooler_and_the_position_ids_may_be_left_over_and_nothing_else()
    {
        var recipe = Bert.Recipe(Small.BertConfig);
        foreach (string name in new[] { "embeddings.position_ids", "pooler.dense.weight", "pooler.dense.bias" })
        {
            Assert.That(recipe.LeavesOut(name), Is.True, $"whether {name} may be left over");
        }

        foreach (string name in new[] { "encoder.layer.3.output.dense.weight", "classifier.weight", "encoder.layer.0.output.dense.bias" })
        {
            Assert.That(recipe.LeavesOut(name), Is.False, $"whether {name} may be left over");
        }
    }

    [Test, ForTask("11.8")]
    public void A_configuration_that_lacks_something_is_refused() =>
        Assert.Throws<FormatException>(() => Bert.Recipe(ConfigFile.Parse("""{ "vocab_size": 9, "hidden_size": 6 }""")));
}
