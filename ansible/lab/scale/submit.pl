#!/usr/bin/perl
# Fills the queue of a large cluster: submit.pl JOBS. All jobs are submitted held, since slurmctld would else look at
# every node for each of them, and released then. The same jobs each time.
use strict;
use warnings;
use Slurm ':all';

my ($count) = @ARGV;
srand(11);
my $slurm = Slurm::new() or die "slurm_init failed\n";
my @partitions = ('h100', 'a100', 'l40s', 'h200', 'all', 'train', 'debug', 'long', 'low');
my @names = ('pretrain-7b', 'finetune-lora', 'eval-suite', 'diffusion-xl', 'tokenize', 'rlhf-ppo', 'whisper-large');
my @reached;
for my $i (1 .. $count) {
    my $nodes = (1, 1, 1, 2, 2, 4, 8, 16)[int(rand(8))];
    my $person = 1 + int(rand(30));
    my $id = $slurm->submit_batch_job({
        name => $names[int(rand(@names))] . '-' . int(rand(1000)),
        partition => $partitions[int(rand(@partitions))],
        account => 'team' . (1 + $person % 12),
        user_id => 3000 + $person,
        group_id => 3000 + $person,
        min_nodes => $nodes,
        max_nodes => $nodes,
        tres_per_node => 'gres:gpu:' . ($nodes > 1 ? 8 : (4, 8)[int(rand(2))]),
        time_limit => 60 * (1 + int(rand(72))),
        priority => 0,
        work_dir => '/tmp',
        std_out => '/dev/null',
        std_err => '/dev/null',
        environment => {PATH => '/usr/bin:/bin'},
        script => "#!/bin/sh\nexec sleep infinity\n",
    });
    die 'job ' . $i . ' was refused: ' . $slurm->strerror($slurm->get_errno()) . "\n" unless $id;
    push @reached, $id->{job_id};
}
for my $id (@reached) {
    $slurm->update_job({job_id => $id, priority => INFINITE}) == 0
        or die 'job ' . $id . ' was not released: ' . $slurm->strerror($slurm->get_errno()) . "\n";
}
