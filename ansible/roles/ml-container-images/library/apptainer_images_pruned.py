#!/usr/bin/python
"""Removes old versions of images from a registry folder."""
import json
import pathlib
import shutil

from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = r"""
module: apptainer_images_pruned
short_description: Removes old versions of images from a registry folder
description:
  - Of each named image the youngest versions stay, and those that are kept by name. Folders without a manifest are
    left alone.
author: Trainyard
options:
  registry: {description: The folder of the images., type: path, required: true}
  images: {description: "The images as {name, version}; these versions stay.", type: list, elements: dict, required: true}
  keep: {description: How many versions of an image stay., type: int, required: true}
"""

EXAMPLES = r"""
- apptainer_images_pruned:
    registry: /opt/containers
    images: [{name: torch, version: "1.0.0"}]
    keep: 3
"""

RETURN = r"""
removed:
  description: The folders that were removed.
  returned: always
  type: list
  elements: str
"""


def old(registry, name, wanted, keep):
    versions = []
    for manifest in (registry / name).glob("*/manifest.json"):
        versions.append((json.loads(manifest.read_text())["built_at"], manifest.parent))
    versions.sort(reverse=True)
    staying = [folder for _, folder in versions if folder.name in wanted]
    others = [folder for _, folder in versions if folder.name not in wanted]
    return others[max(0, keep - len(staying)):]


def main():
    module = AnsibleModule(supports_check_mode=True, argument_spec={
        "registry": {"type": "path", "required": True},
        "images": {"type": "list", "elements": "dict", "required": True},
        "keep": {"type": "int", "required": True}})
    registry, images = pathlib.Path(module.params["registry"]), module.params["images"]
    removed = []
    try:
        for name in sorted({image["name"] for image in images}):
            wanted = {image["version"] for image in images if image["name"] == name}
            for folder in old(registry, name, wanted, module.params["keep"]):
                removed.append(str(folder))
                if not module.check_mode:
                    shutil.rmtree(folder)
    except (OSError, ValueError, KeyError) as failed:
        module.fail_json(msg=f"Old images in {registry} could not be removed: {failed}", removed=removed)
    module.exit_json(changed=bool(removed), removed=removed)


if __name__ == "__main__":
    main()
