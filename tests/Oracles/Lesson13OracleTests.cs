using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Katas.Lesson09;
using Katas.Lesson13;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>
/// Lesson 13 against Hugging Face's Mixtral, Qwen2-MoE and Switch, scipy's fit of the Chinchilla runs, and what the papers print.
/// </summary>
public class Lesson13OracleTests
{
    private const double Module = 1e-5;
    private const double Whole = 3e-5;

    [Test]
    [Oracle("Hugging Face transformers, golden files: Mixtral", "ExpertsMlp.forward", "Router.Choose", "Dispatch.Mix")]
    public void Mixtral_s_block_agrees_gradients_included()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("13-mixtral-block.safetensors");
        var layer = new ExpertsMlp(new ExpertsConfig { Width = 24, Hidden = 40, Experts = 5, Chosen = 2 });
        Fill(layer, golden, "weights.");
        var x = golden["x"].detach().clone().requires_grad_();

        var y = layer.call(x);
        y.backward([golden["grad_y"]]);

        Close(y, golden["y"], Module, "output");
        Close(x.grad!, golden["grad_x"], Module, "gradient of the input");
        Close(layer.get_parameter("router.weight")!.grad!, golden["gradients.gate.weight"], Module, "gradient of the router");
        for (int e = 0; e < 5; e++)
        {
            var both = golden["gradients.experts.gate_up_proj"][e].chunk(2, 0);
            Close(Gradient(layer, $"experts.{e}.gate.weight"), both[0], Module, $"gradient of expert {e}'s gate");
            Close(Gradient(layer, $"experts.{e}.up.weight"), both[1], Module, $"gradient of expert {e}'s up");
            Close(Gradient(layer, $"experts.{e}.down.weight"), golden["gradients.experts.down_proj"][e], Module, $"gradient of expert {e}'s down");
        }

        var routing = Router.Choose(golden["router_logits"], 2, sumToOne: true);
        Assert.That(routing.Chosen.equal(golden["chosen"]).all().ToBoolean(), Is.True, "experts chosen");
        Close(routing.Weights, golden["weights_of_chosen"], Module, "their weights");
    }

    [Test]
    [Oracle("Hugging Face transformers, golden files: Mixtral", "ExpertsMlp.forward", "RouterLosses.Balance")]
    public void Mixtral_agrees_losses_included()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = GoldenTensors.Load("13-mixtral.safetensors");
        var config = KnownModels.Llama with
        {
            Vocabulary = 61,
            Layers = 2,
            Width = 24,
            Heads = 6,
            KeyHeads = 2,
            Hidden = 40,
            Rotary = new RotaryConfig { Base = 1_000_000 },
        };
        var model = new TransformerModel(config);
        var layers = new ExpertsConfig { Width = 24, Hidden = 40, Experts = 5, Chosen = 2 }.PutInto(model);
        using var notes = new RouterNotes();
        Load(model, layers, golden, notes);
        var real = golden["attention_mask"].to(ScalarType.Bool); // [batch, length]

        var output = model.call(new ModelInput(golden["input_ids"]) { Mask = real.unsqueeze(1).unsqueeze(1) });

        var seen = real.unsqueeze(-1).to(ScalarType.Float32);
        for (int i = 0; i < 3; i++)
        {
            Close(output.Hidden[i] * seen, golden[$"hidden.{i}"] * seen, Whole, $"hidden state {i}");
        }

        Close(output.Logits! * seen, golden["logits"] * seen, Whole, "logits");
        var rows = real.flatten().unsqueeze(-1).to(ScalarType.Float32);
        Close(notes.Logits[0] * rows, golden["router_logits.0"] * rows, Whole, "router logits of block 0");
        Close(notes.Logits[1] * rows, golden["router_logits.1"] * rows, Whole, "router logits of block 1");
        var theirs = cat([golden["router_logits.0"], golden["router_logits.1"]]);
        Close(RouterLosses.Balance(theirs, 2), golden["aux_loss_without_mask"], Module, "balance loss, padding included");
        var balance = RouterLosses.Balance(notes.Pooled(), 2, real.flatten().repeat(2));
        Close(balance, golden["aux_loss"], Whole, "balance loss of the real tokens");
        var loss = nn.functional.cross_entropy(
            output.Logits![.., ..^1].flatten(0, 1), golden["labels"][.., 1..].flatten(), ignore_index: -100);
        Close(loss + (0.02 * balance), golden["loss"], Whole, "loss");
    }

    [Test]
    [Oracle("Hugging Face transformers, golden files: Switch", "RouterLosses.Balance", "RouterLosses.Z")]
    public void Switch_s_losses_agree()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("13-switch-losses.safetensors");
        var logits = golden["router_logits"]; // [texts, tokens, experts]

        var balance = stack([.. Enumerable.Range(0, 2).Select(text => RouterLosses.Balance(logits[text], 1))]).mean();

        Close(balance, golden["balance_loss"], Module, "balance loss, averaged over the texts");
        Close(RouterLosses.Z(logits.flatten(0, 1)), golden["z_loss"], Module, "z-loss");
    }

    [Test]
    [Oracle("Hugging Face transformers, golden files: Qwen2-MoE", "ExpertsMlp.forward", "Router.Choose", "Dispatch.Mix")]
    public void Qwen2_MoE_s_block_with_a_shared_expert_agrees()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("13-shared-expert-block.safetensors");
        var layer = new ExpertsMlp(
            new ExpertsConfig { Width = 24, Hidden = 20, Experts = 6, Chosen = 3, SumToOne = false, SharedHidden = 36 });
        Fill(layer, golden, "weights.");

        Close(layer.call(golden["x"]), golden["y"], Module, "output");
    }

    [Test]
    [Oracle("scipy's L-BFGS-B from 768 starts, and Besiroglu et al. 2024", "LawFit.Fit", "LawFit.Objective", "LawFit.Terms")]
    public void The_fit_of_the_Chinchilla_runs_agrees()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Golden("13-chinchilla-fit.json")));
        var fit = document.RootElement.GetProperty("fit");
        double Of(string name) => fit.GetProperty(name).GetDouble();
        double[] point = [Math.Log(Of("E")), Math.Log(Of("A")), Math.Log(Of("B")), Of("alpha"), Of("beta")];

        var law = LawFit.Fit(ChinchillaRuns.Fitted, Starts.Grid);

        Assert.That(LawFit.Objective(point, ChinchillaRuns.Fitted).Value, Is.EqualTo(Of("objective")).Within(1e-9), "objective");
        Assert.That(law.E, Is.EqualTo(Of("E")).Within(1e-4), "E");
        Assert.That(law.Alpha, Is.EqualTo(Of("alpha")).Within(1e-4), "α");
        Assert.That(law.Beta, Is.EqualTo(Of("beta")).Within(1e-4), "β");
        Assert.That(law.A, Is.EqualTo(Of("A")).Within(0.5), "A");
        Assert.That(law.B, Is.EqualTo(Of("B")).Within(2), "B");
        Assert.That(law.E, Is.EqualTo(ChinchillaLaw.Besiroglu.E).Within(0.003), "E as published");
    }

    [Test]
    [Oracle("torch's autograd, logsumexp and huber_loss", "LawFit.Objective", "LawFit.Terms")]
    public void The_gradient_by_hand_is_autograd_s()
    {
        using var scope = NewDisposeScope();
        double[] point = [0.6, 6.2, 7.7, 0.35, 0.37];
        var at = tensor(point).requires_grad_();
        var runs = ChinchillaRuns.Fitted;
        var logN = tensor(runs.Select(run => Math.Log(run.Parameters)).ToArray());
        var logD = tensor(runs.Select(run => Math.Log(run.Tokens)).ToArray());
        var logLoss = tensor(runs.Select(run => Math.Log(run.Loss)).ToArray());
        var terms = stack([at[0].expand(runs.Count), at[1] - (at[3] * logN), at[2] - (at[4] * logD)]); // [3, runs]
        var loss = nn.functional.huber_loss(terms.logsumexp(0), logLoss, 1e-3, nn.Reduction.Sum);
        loss.backward();

        var (value, gradient) = LawFit.Objective(point, runs);

        Assert.That(value, Is.EqualTo(loss.ToDouble()).Within(1e-12), "value");
        Assert.That(gradient, Is.EqualTo(at.grad!.data<double>().ToArray()).Within(1e-12), "gradient");
    }

    [Test]
    [Oracle("scipy, from the fitted law; Hoffmann et al. 2022, Besiroglu et al. 2024", "ComputeBudget.Best", "ComputeBudget.Cheapest")]
    public void Best_sizes_agree()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Golden("13-chinchilla-fit.json")));
        var fit = document.RootElement.GetProperty("fit");
        double Of(string name) => fit.GetProperty(name).GetDouble();
        var law = new ChinchillaLaw(Of("E"), Of("A"), Of("alpha"), Of("B"), Of("beta"));
        foreach (var budget in document.RootElement.GetProperty("optimal").EnumerateObject())
        {
            double flops = double.Parse(budget.Name, CultureInfo.InvariantCulture);
            double n = budget.Value.GetProperty("N").GetDouble();
            double d = budget.Value.GetProperty("D").GetDouble();
            var best = ComputeBudget.Best(law, flops);
            var cheapest = ComputeBudget.Cheapest(law, law.Loss(n, d), 0);
            Assert.That(best.Parameters / n, Is.EqualTo(1).Within(1e-4), $"N at {flops:G3}");
            Assert.That(best.Tokens / d, Is.EqualTo(1).Within(1e-4), $"D at {flops:G3}");
            Assert.That(cheapest.Parameters / n, Is.EqualTo(1).Within(1e-3), $"N at {flops:G3}, for the loss, if nobody uses it");
        }
    }

    [Test]
    [Oracle("Brown et al. 2020, table D.1: GPT-3 takes 3.14e23", "TrainingCost.Weights", "TrainingCost.Flops")]
    public void GPT_3_costs_what_its_paper_says()
    {
        var gpt3 = KnownModels.Gpt2 with
        {
            Vocabulary = 50_257, Layers = 96, Width = 12_288, Heads = 96, Hidden = 4 * 12_288, MaxPositions = 2048,
        };
        Assert.That(6 * 300e9 * TrainingCost.Weights(gpt3), Is.EqualTo(3.14e23).Within(0.005e23), "6 · N · D");
        double scores = TrainingCost.Flops(gpt3, 2048, new Corpus(300e9, 1)) - (6 * 300e9 * TrainingCost.Weights(gpt3));
        Assert.That(scores / 3.14e23, Is.EqualTo(0.028).Within(0.001), "the share of the pairs, which the paper leaves out");
    }

    [Test]
    [Oracle("torch.linalg.lstsq", "PowerLaw.Fit", "IsoFlop.Bottom")]
    public void Lines_and_parabolas_are_torch_s_least_squares()
    {
        using var scope = NewDisposeScope();
        double[] x = [1e3, 5e3, 2e4, 9e4, 3e5];
        double[] y = [2.694, 2.382, 2.328, 2.445, 2.701];
        var u = tensor(x).log();
        var line = linalg.lstsq(stack([ones_like(u), u], -1), tensor(y).log().unsqueeze(-1)).Solution;
        var law = PowerLaw.Fit(x, y);
        Assert.That(law.Factor, Is.EqualTo(Math.Exp(line[0, 0].ToDouble())).Within(1e-9), "factor");
        Assert.That(law.Exponent, Is.EqualTo(line[1, 0].ToDouble()).Within(1e-9), "exponent");

        var v = u - u.mean();
        var c = linalg.lstsq(stack([ones_like(v), v, v * v], -1), tensor(y).unsqueeze(-1)).Solution.flatten().data<double>().ToArray();
        double at = -c[1] / (2 * c[2]);
        var valley = IsoFlop.Bottom(x, y);
        Assert.That(Math.Log(valley.Parameters), Is.EqualTo(at + u.mean().ToDouble()).Within(1e-8), "size");
        Assert.That(valley.Loss, Is.EqualTo(c[0] + (c[1] * at) + (c[2] * at * at)).Within(1e-9), "loss");
    }

    [Test]
    [Oracle("Mistral AI's Mixtral 8x7B: 46,702,792,704 parameters in its files", "ExpertsSize.Parameters")]
    public void Mixtral_has_the_parameters_of_its_files() => Assert.That(
        ExpertsSize.Parameters(
            KnownModels.Llama with { Vocabulary = 32_000, Layers = 32, Width = 4096, Heads = 32, KeyHeads = 8, Hidden = 14_336 },
            new ExpertsConfig { Width = 4096, Hidden = 14_336 }).All,
        Is.EqualTo(46_702_792_704));

    [Test]
    [Oracle("GShard's algorithm 1, as a loop over choices and tokens", "Dispatch.Places")]
    public void Places_are_those_of_a_loop()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        foreach (double factor in new[] { 0.4, 1, 1.25 })
        {
            var chosen = rand([19, 6], generator: generator).topk(3).indexes; // [tokens, k]
            long capacity = (long)Math.Ceiling(factor * 19 * 3 / 6);
            long[] taken = new long[6];
            var places = Dispatch.Places(chosen, 6, factor);
            for (int choice = 0; choice < 3; choice++)
            {
                for (int token = 0; token < 19; token++)
                {
                    bool place = taken[chosen[token, choice].ToInt64()]++ < capacity;
                    Assert.That(places[token, choice].ToBoolean(), Is.EqualTo(place), $"token {token}, choice {choice}, {factor}");
                }
            }
        }
    }

    [Test]
    public void The_runs_are_those_of_the_file()
    {
        TrainingRun[] runs =
        [
            .. File.ReadLines(Golden("13-chinchilla-runs.csv")).Skip(1)
                .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
                .Select(cells => new TrainingRun(cells[0], cells[1], cells[2])),
        ];
        Assert.That(ChinchillaRuns.All, Is.EqualTo(runs));
        Assert.That(ChinchillaRuns.Fitted, Has.Count.EqualTo(240));
    }

    private static void Load(TransformerModel model, IReadOnlyList<ExpertsMlp> layers, GoldenTensors golden, RouterNotes notes)
    {
        void Copy(string ours, string theirs) => model.get_parameter(ours)!.copy_(golden[$"weights.{theirs}"]);
        Copy("tokens.weight", "model.embed_tokens.weight");
        Copy("head.weight", "lm_head.weight");
        Copy("norm.weight", "model.norm.weight");
        for (int i = 0; i < layers.Count; i++)
        {
            string theirs = $"model.layers.{i}.";
            Copy($"blocks.{i}.norm1.weight", $"{theirs}input_layernorm.weight");
            Copy($"blocks.{i}.norm2.weight", $"{theirs}post_attention_layernorm.weight");
            Copy($"blocks.{i}.attention.query.weight", $"{theirs}self_attn.q_proj.weight");
            Copy($"blocks.{i}.attention.key.weight", $"{theirs}self_attn.k_proj.weight");
            Copy($"blocks.{i}.attention.value.weight", $"{theirs}self_attn.v_proj.weight");
            Copy($"blocks.{i}.attention.output.weight", $"{theirs}self_attn.o_proj.weight");
            Fill(layers[i], golden, $"weights.{theirs}mlp.");
            layers[i].Notes = notes;
        }
    }

    private static void Fill(ExpertsMlp layer, GoldenTensors golden, string prefix)
    {
        using var noGradient = no_grad();
        void Copy(string ours, Tensor theirs) => layer.get_parameter(ours)!.copy_(theirs);
        Copy("router.weight", golden[$"{prefix}gate.weight"]);
        var gateUp = golden[$"{prefix}experts.gate_up_proj"]; // [experts, 2 · hidden, width]
        for (int e = 0; e < gateUp.size(0); e++)
        {
            var both = gateUp[e].chunk(2, 0);
            Copy($"experts.{e}.gate.weight", both[0]);
            Copy($"experts.{e}.up.weight", both[1]);
            Copy($"experts.{e}.down.weight", golden[$"{prefix}experts.down_proj"][e]);
        }

        if (golden.Has($"{prefix}shared_expert_gate.weight"))
        {
            Copy("shared_gate.weight", golden[$"{prefix}shared_expert_gate.weight"]);
            foreach (string part in new[] { "gate", "up", "down" })
            {
                Copy($"shared.{part}.weight", golden[$"{prefix}shared_expert.{part}_proj.weight"]);
            }
        }
    }

    private static Tensor Gradient(nn.Module module, string name) => module.get_parameter(name)!.grad!;

    private static void Close(Tensor actual, Tensor expected, double share, string what)
    {
        double largest = expected.abs().max().ToDouble();
        double off = (actual - expected).abs().max().ToDouble();
        Assert.That(actual.shape, Is.EqualTo(expected.shape), $"{what}: shape");
        Assert.That(off, Is.LessThanOrEqualTo(share * (largest == 0 ? 1 : largest)), $"{what}: largest difference, of {largest:G3}");
    }

    private static string Golden(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "golden", name);
}
