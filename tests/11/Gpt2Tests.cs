using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

public class Gpt2Tests
{
    [Test, ForTask("11.7")]
    public void Sizes_and_switches_are_those_of_the_file()
    {
        Small.Same(
            Gpt2.Recipe(Small.Gpt2Config).Config,
            KnownModels.Gpt2 with
            {
                Vocabulary = 31, Layers = 2, Width = 12, Heads = 3, Hidden = 20, MaxPositions = 17, NormEps = 0.0003, Mlp = MlpKind.Gelu,
            },
            "every number of the file being an unusual one");
        var plain = ConfigFile.Parse("""{ "vocab_size": 9, "n_layer": 1, "n_embd": 6, "n_head": 2, "n_inner": null, "n_positions": 5 }""");
        Small.Same(
            Gpt2.Recipe(plain).Config,
            KnownModels.Gpt2 with { Vocabulary = 9, Layers = 1, Width = 6, Heads = 2, Hidden = 24, MaxPositions = 5 },
            "what is absent: n_inner is 4 · width, GELU by tanh, epsilon 1e-5");
    }

    [Test, ForTask("11.7")]
    public void Linear_maps_are_turned_round_and_embeddings_are_not()
    {
        var made = Small.Made(Gpt2.Recipe(Small.Gpt2Config), Shape);
        TensorAssert.Close(made["tokens.weight"], Small.Numbers(31, 12), "tokens.weight: [vocabulary, width] in the file", 0);
        TensorAssert.Close(made["positions.weight"], Small.Numbers(17, 12), "positions.weight: [positions, width] in the file", 0);
        TensorAssert.Close(made["blocks.1.mlp.up.weight"], Small.Numbers(12, 20).t(), "mlp.up.weight: [in, out] in the file", 0);
        TensorAssert.Close(made["blocks.1.mlp.down.weight"], Small.Numbers(20, 12).t(), "mlp.down.weight: [in, out] in the file", 0);
        TensorAssert.Close(
            made["blocks.1.attention.output.weight"],
            Small.Numbers(12, 12).t(),
            "attention.output.weight: [in, out] in the file",
            0,
            new Suspect(Small.Numbers(12, 12), "it is square and fits either way; it has to be turned round like the others"));
    }

    [Test, ForTask("11.7")]
    public void Query_key_and_value_are_thirds_of_one_map_by_its_outputs()
    {
        var made = Small.Made(Gpt2.Recipe(Small.Gpt2Config), Shape);
        var fused = Small.Numbers(12, 36);
        foreach (var (third, name) in new[] { "query", "key", "value" }.Index())
        {
            TensorAssert.Close(
                made[$"blocks.0.attention.{name}.weight"],
                fused.narrow(1, 12 * third, 12).t(),
                $"attention.{name}.weight: outputs {12 * third} to {(12 * third) + 11} of c_attn, turned round",
                0,
                new Suspect(fused.narrow(1, 12 * third, 12), "it is square and fits either way; it has to be turned round"),
                new Suspect(fused.view(36, 12).narrow(0, 12 * third, 12), "it was cut as if it were [out, in]"));
            TensorAssert.Close(
                made[$"blocks.0.attention.{name}.bias"],
                Small.Numbers(36).narrow(0, 12 * third, 12),
                $"attention.{name}.bias: numbers {12 * third} to {(12 * third) + 11} of c_attn's",
                0);
        }
    }

    [TestCase("tiny-gpt2"), TestCase("tiny-gpt2-hub"), ForTask("11.7")]
    public void Hidden_states_logits_and_loss_are_those_of_Hugging_Face(string folder)
    {
        using var noGradient = no_grad();
        var model = RealModel.Open(GoldenFiles.At(folder));
        var expected = GoldenFiles.Expected("tiny-gpt2");
        var ids = expected["input_ids"];
        var output = model.call(new ModelInput(ids));
        for (int i = 0; i <= 2; i++)
        {
            GoldenFiles.Close(output.Hidden[i], expected[$"hidden.{i}"], $"{folder}: hidden state {i} of 0 to 2", 1e-5);
        }

        GoldenFiles.Close(output.Logits, expected["logits"], $"{folder}: logits", 3e-5);
        var loss = nn.functional.cross_entropy(output.Logits![.., ..^1].flatten(0, 1), ids[.., 1..].flatten());
        GoldenFiles.Close(loss, expected["loss"], $"{folder}: loss", 3e-5);
    }

    [Test, ForTask("11.7")]
    public void A_file_with_something_else_in_it_is_refused()
    {
        var recipe = Gpt2.Recipe(Small.Gpt2Config);
        foreach (string name in new[] { "h.0.attn.bias", "h.1.attn.masked_bias", "lm_head.weight" })
        {
            Assert.That(recipe.LeavesOut(name), Is.True, $"whether {name} may be left over");
        }

        foreach (string name in new[] { "h.0.attn.c_attn.bias", "h.0.crossattention.c_attn.weight", "h.2.ln_1.weight" })
        {
            Assert.That(recipe.LeavesOut(name), Is.False, $"whether {name} may be left over");
        }
    }

    [Test, ForTask("11.7")]
    public void A_configuration_that_lacks_something_is_refused() =>
        Assert.Throws<FormatException>(() => Gpt2.Recipe(ConfigFile.Parse("""{ "vocab_size": 9, "n_layer": 1, "n_embd": 6 }""")));

    private static long[] Shape(string name) => name switch
    {
        "wte.weight" => [31, 12],
        "wpe.weight" => [17, 12],
        _ when name.EndsWith("c_attn.weight", StringComparison.Ordinal) => [12, 36],
        _ when name.EndsWith("c_attn.bias", StringComparison.Ordinal) => [36],
        _ when name.EndsWith("attn.c_proj.weight", StringComparison.Ordinal) => [12, 12],
        _ when name.EndsWith("c_fc.weight", StringComparison.Ordinal) => [12, 20],
        _ when name.EndsWith("c_fc.bias", StringComparison.Ordinal) => [20],
        _ when name.EndsWith("mlp.c_proj.weight", StringComparison.Ordinal) => [20, 12],
        _ => [12],
    };
}
